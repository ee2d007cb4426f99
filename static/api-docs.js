// Swagger's own layout brings a second <main>, a title, and a list of all shapes, which stand at the doors anyway.
const doors = ({ React }) => {
  const Doors = ({ getComponent, specSelectors }) => {
    const draw = (name) => React.createElement(getComponent(name, true));
    const isRead = specSelectors.loadingStatus() === "success";
    const parts = isRead ? [draw("AuthorizeBtnContainer"), draw("operations")] : [];
    return React.createElement("div", { className: "swagger-ui" }, draw("errors"), ...parts);
  };
  return { components: { Doors } };
};

SwaggerUIBundle({
  url: "/api/schema/",
  dom_id: "#doors",
  layout: "Doors",
  plugins: [doors],
  deepLinking: true,
  validatorUrl: null,
  tryItOutEnabled: true,
});
