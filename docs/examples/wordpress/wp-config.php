<?php
// Two lines more in wp-config.php; a key is not needed.
define( 'CONTRIBUTOR_REGISTRY_URL', '«origin»' );
define( 'CONTRIBUTOR_REGISTRY_SITE', '«site»' );
