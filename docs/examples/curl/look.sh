curl --include "«origin»/c/«site»/«id».html?layout=«layout»"
