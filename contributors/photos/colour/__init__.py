"""Whatever a picture's numbers mean, brought into sRGB."""
