"""GET /api/v1/nearest by nested serializers: our SQL chooses the listings, the ORM fetches, serializers write them."""

from django.utils import timezone
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from bench.peers import reading
from bench.peers.serializers import AskedSerializer, FoundSerializer, PlaceSerializer
from places.geo import Point
from places.nearest import nearest_city


class Nearest(APIView):
    """The nearest help."""

    def get(self, request: Request) -> Response:
        """Answer with place, helplines and results."""
        asked = AskedSerializer(data=request.query_params)
        asked.is_valid(raise_exception=True)
        point = Point(asked.validated_data["latitude"], asked.validated_data["longitude"])
        place = nearest_city(point.latitude, point.longitude)
        needs, limit = asked.validated_data["need"], asked.validated_data["limit"]
        context = {"at": timezone.now(), "language": "en"}
        helplines = reading.helplines(place, needs)
        results = reading.nearest(point, place, needs, limit)
        return Response(
            {
                "place": PlaceSerializer(place).data,
                "helplines": FoundSerializer(helplines, many=True, context=context).data,
                "results": FoundSerializer(results, many=True, context=context).data,
            }
        )
