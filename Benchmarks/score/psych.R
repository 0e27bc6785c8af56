# The same with psych::scoreItems, the function that most R scripts of the field call.
arguments <- commandArgs(trailingOnly = TRUE)
items <- paste0("w", 1:14)
data <- if (requireNamespace("data.table", quietly = TRUE)) {
  as.data.frame(data.table::fread(arguments[1], nThread = 2))
} else {
  read.csv(arguments[1])
}
scored <- suppressMessages(suppressWarnings(psych::scoreItems(
  list(total = items), data[items], totals = TRUE, missing = TRUE, impute = "none", min = 1, max = 5
)))
complete <- stats::complete.cases(data[items])
total <- ifelse(complete, as.integer(round(scored$scores[, "total"])), NA)
result <- data.frame(id = data$id, total = total)
if (requireNamespace("data.table", quietly = TRUE)) {
  data.table::fwrite(result, arguments[2], nThread = 2)
} else {
  write.csv(result, arguments[2], row.names = FALSE, na = "", quote = FALSE)
}
