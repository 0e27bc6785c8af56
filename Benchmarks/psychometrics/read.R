# Reads the table with data.table, two threads, and says the seconds.
suppressPackageStartupMessages(library(data.table))
start <- proc.time()[["elapsed"]]
data <- fread(commandArgs(trailingOnly = TRUE)[1], nThread = 2)
cat(sprintf('{"seconds": %.4f, "rows": %d}\n', proc.time()[["elapsed"]] - start, nrow(data)), file = stderr())
