# Reading and parsing alone, with data.table's fread on one thread; its own seconds, without R's start, go to
# stderr.
suppressPackageStartupMessages(library(data.table))
setDTthreads(1)
start <- proc.time()[["elapsed"]]
data <- fread(commandArgs(trailingOnly = TRUE)[1], nThread = 1)
cat(sprintf('{"reading": %.3f, "rows": %d}\n', proc.time()[["elapsed"]] - start, nrow(data)), file = stderr())
