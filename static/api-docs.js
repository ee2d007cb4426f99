SwaggerUIBundle({ url: "/api/schema/", dom_id: "#doors", deepLinking: true, validatorUrl: null, tryItOutEnabled: true });
