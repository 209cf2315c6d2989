"""What a picture says about itself: three spellings of rights, and the few facts that turn it right side up."""
