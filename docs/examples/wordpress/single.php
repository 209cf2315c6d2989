<?php
// In the theme, where a story ends. Without the plug-in nothing is printed.
if ( shortcode_exists( 'author_card' ) ) {
	echo do_shortcode( '[author_card id="«id»" layout="«layout»"]' );
}
