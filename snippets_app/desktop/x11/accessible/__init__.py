"""The text of other programs as they tell it to assistive technology: AT-SPI over D-Bus.

https://gnome.pages.gitlab.gnome.org/at-spi2-core/devel-docs/
"""
