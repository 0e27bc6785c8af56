# 10,000,000 made-up people of 10,000 services with two scores of 0 to 27, a tenth without the later one; and the first
# 1,000,000 of them in a file of their own.
library(data.table)
folder <- commandArgs(trailingOnly = TRUE)[1]
dir.create(folder, recursive = TRUE, showWarnings = FALSE)
set.seed(7)
n <- 1e7
bounded <- function(x) pmin(27L, pmax(0L, as.integer(round(x))))
service <- sample.int(10000L, n, replace = TRUE)
pre <- bounded(rnorm(n, 14, 5))
post <- bounded(3 + 0.6 * pre + rnorm(10000)[service] + rnorm(n, 0, 4))
post[runif(n) < 0.1] <- NA
people <- data.table(person = paste0("p", seq_len(n)), service = paste0("s", service), pre = pre, post = post)
fwrite(head(people, 1e6), file.path(folder, "some.csv"))
fwrite(people, file.path(folder, "people.csv"))
