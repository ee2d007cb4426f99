"""GET /centres/?point=longitude,latitude&need=…: the nearest centres, page by page."""

from typing import Any

import django_filters.rest_framework
from django.contrib.gis.db.models.functions import Distance
from django.contrib.gis.geos import Point
from django.db.models import QuerySet
from rest_framework.generics import ListAPIView
from rest_framework.pagination import PageNumberPagination
from rest_framework_gis.filters import DistanceToPointOrderingFilter

from bench.textbook.models import Centre, Need
from bench.textbook.serializers import CentreSerializer


class CentreFilter(django_filters.FilterSet):
    """Every need that is named must be met."""

    need: Any = django_filters.ModelMultipleChoiceFilter(
        field_name="needs__slug", queryset=Need.objects.all(), to_field_name="slug", conjoined=True, distinct=False
    )

    class Meta:
        model = Centre
        fields = ("need",)


class Pages(PageNumberPagination):
    """Pages of ten, or as many as are asked for."""

    page_size = 10
    page_size_query_param = "page_size"
    max_page_size = 50


class Centres(ListAPIView[Centre]):
    """The nearest first."""

    serializer_class = CentreSerializer
    pagination_class = Pages
    filter_backends = (django_filters.rest_framework.DjangoFilterBackend, DistanceToPointOrderingFilter)
    filterset_class = CentreFilter
    distance_ordering_filter_field = "point"

    def get_queryset(self) -> QuerySet[Any]:
        """Return all centres with their distance; the filters narrow and order them."""
        longitude, latitude = map(float, self.request.query_params["point"].split(","))
        here = Point(longitude, latitude, srid=4326)
        centres = Centre.objects.annotate(distance=Distance("point", here))
        return centres.select_related("organization").prefetch_related("phones", "needs", "hours")
