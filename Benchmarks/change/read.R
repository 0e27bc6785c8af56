# Reading and parsing alone, with data.table's fread on two threads; prints its own seconds without R's
# start, and the sum of scores.
arguments <- commandArgs(trailingOnly = TRUE)
suppressPackageStartupMessages(library(data.table))
setDTthreads(2)
start <- proc.time()[["elapsed"]]
data <- fread(arguments[1], nThread = 2)
cat(proc.time()[["elapsed"]] - start, "\n", file = stderr())
cat(nrow(data), sum(data$score), "\n")
