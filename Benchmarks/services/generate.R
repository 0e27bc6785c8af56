# Writes the scores that are timed, the same in every run: 1,000,000 people, some 20 to 180 in each of 10,000
# services, first and second score, as 8-byte numbers: service.bin, pre.bin, post.bin. Nobody's.
folder <- commandArgs(trailingOnly = TRUE)[1]
dir.create(folder, recursive = TRUE, showWarnings = FALSE)
set.seed(31)
n <- 1e6; k <- 1e4
service <- sort(sample(k, n, TRUE, prob = runif(k, .2, 1.8)))
pre <- round(rnorm(n, 40, 10)); post <- round(8 + .8 * pre + rnorm(k, 0, 2)[service] + rnorm(n, 0, 8))
for (name in c("service", "pre", "post")) writeBin(as.double(get(name)), file.path(folder, paste0(name, ".bin")))
