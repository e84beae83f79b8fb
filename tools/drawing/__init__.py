"""What tools/make_pictures.py draws with: a small writer of SVG, and a module for each picture."""
