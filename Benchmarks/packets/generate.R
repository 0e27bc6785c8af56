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

# 10,000,000 rows of 2,500,000 made-up people of 50 services at four months, person by person; some leave early, and a
# twentieth of the cells is empty; and the first 1,000,000 rows in a file of their own.
set.seed(8)
people <- 2.5e6
service <- sample.int(50L, people, replace = TRUE)
last <- 1L + pmin(3L, rgeom(people, 0.1))
visits <- data.table(person = rep(seq_len(people), each = 4L), month = rep(0:3, people))
level <- rnorm(people, 0, 3)
slope <- rnorm(people, 0, 0.5)
visits[, service := paste0("s", service[person])]
visits[, score := bounded(14 + level[person] + (slope[person] - 0.5) * month + rnorm(.N, 0, 2))]
visits[month >= last[person] | runif(.N) < 0.05, score := NA]
fwrite(head(visits, 1e6), file.path(folder, "some-visits.csv"))
fwrite(visits, file.path(folder, "visits.csv"))
