"""Drawings in the templates."""

from django import template

from directory.pictograms import pictogram

register = template.Library()
register.filter("pictogram", pictogram)
