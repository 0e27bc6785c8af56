# The sums alone with data.table: read, put first beside second, divide, compare, count. Nothing is
# written but the counts, and, when a second file is named, the changes with their categories.
arguments <- commandArgs(trailingOnly = TRUE)
suppressPackageStartupMessages(library(data.table))
setDTthreads(2)
start <- proc.time()[["elapsed"]]
data <- fread(arguments[1], nThread = 2)
setkey(data, id, time)
wide <- data[, .(first = score[1L], last = score[.N]), by = id]
s_diff <- sqrt(2) * 6 * sqrt(1 - .85)
wide[, index := (last - first) / s_diff]
wide[, category := fcase(index > qnorm(.975), "improved", index < -qnorm(.975), "deteriorated",
  default = "unchanged")]
counts <- wide[, .N, by = category][order(category)]
cat(proc.time()[["elapsed"]] - start, "\n", file = stderr())
cat(paste(counts$category, counts$N, collapse = " "), "\n")
