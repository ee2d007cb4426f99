"""The OpenAPI document itself."""

from typing import Any

from drf_spectacular.renderers import (
    OpenApiJsonRenderer,
    OpenApiJsonRenderer2,
    OpenApiYamlRenderer,
    OpenApiYamlRenderer2,
)
from drf_spectacular.views import SpectacularAPIView

from api.views import PublicView


class Schema(PublicView, SpectacularAPIView):
    """OpenAPI 3.1, made from the code: JSON, or YAML for those who ask for it."""

    schema = None
    renderer_classes: Any = (
        OpenApiJsonRenderer2,
        OpenApiJsonRenderer,
        OpenApiYamlRenderer2,
        OpenApiYamlRenderer,
    )
