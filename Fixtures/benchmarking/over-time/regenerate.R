# Writes expected.csv, series.csv and points.csv: control charts of made-up series.
#
#   Rscript regenerate.R      (in this folder; R alone, no packages)
#
# Every rule is written out here from its definition, apart from the program's own code.

RNGkind("Mersenne-Twister", "Inversion", "Rejection")
write <- function(table, path) {
  file <- file(path, open = "wb")
  write.csv(table, file, row.names = FALSE, quote = FALSE, na = "")
  close(file)
}
expected <- c()
put <- function(...) expected <<- c(expected, ...)
digits <- function(x) ifelse(is.na(x), "", sprintf("%.17g", x))

limits <- function(x, screen) {
  mr <- abs(diff(x))
  mr <- mr[!is.na(mr)]
  if (screen) mr <- mr[mr < 3.267 * mean(mr)]
  m <- mean(x, na.rm = TRUE)
  c(mean = m, amr = mean(mr), lower = m - 2.66 * mean(mr), upper = m + 2.66 * mean(mr))
}

# --- R's rnorm(20) with seed 123; twelve series that wobble, drift, jump or hold an outlier --------
set.seed(123)
series <- list(snapshot = rnorm(20))
set.seed(20260704)
for (k in 1:11) {
  n <- c(15, 24, 24, 30, 30, 40, 40, 60, 60, 24, 36)[k]
  x <- rnorm(n, 50, 4) + c(0, 0.6, 0, 0.3, 0, 0, 0.2, 0, 0, 0, -0.4)[k] * seq_len(n)
  if (k %in% c(3, 8)) x[(n %/% 2):n] <- x[(n %/% 2):n] + 7
  # Slow waves bring long rises and falls, and turns between them.
  if (k %in% c(4, 7)) x <- 50 + 10 * sin(seq_len(n) / 4) + rnorm(n)
  if (k %in% c(5, 9)) x[n - 4] <- x[n - 4] + 30
  # Whole numbers bring ties.
  if (k %% 2 == 0) x <- round(x)
  if (k %in% c(10, 11)) x[c(5, 6, n - 8)] <- NA
  series[[paste0("made.up.", k)]] <- x
}
for (name in names(series)) for (screen in c(FALSE, TRUE)) {
  l <- limits(series[[name]], screen)
  put(setNames(l, paste(name, if (screen) "once" else "none", names(l), sep = ".")))
}

# --- The four rules, window by window ---------------------------------------------------------------
points <- NULL
for (name in names(series)) for (k in c(6, 7)) {
  x <- series[[name]]; n <- length(x); l <- limits(x, FALSE)
  side <- sign(x - l["mean"])
  out <- !is.na(x) & (x > l["upper"] | x < l["lower"])
  near <- !is.na(x) & !out & abs(x - l["mean"]) > 2 * 2.66 / 3 * l["amr"]
  trend <- shift <- two <- rep(FALSE, n)
  if (n >= k) for (i in 1:(n - k + 1)) {
    w <- i:(i + k - 1)
    d <- sign(diff(x[w])); s <- side[w]
    if (!anyNA(d) && abs(sum(d)) == k - 1) trend[w] <- TRUE
    if (!anyNA(s) && abs(sum(s)) == k) shift[w] <- TRUE
  }
  for (i in 1:(n - 2)) {
    w <- i:(i + 2)
    if (!anyNA(side[w]) && abs(sum(side[w])) == 3 && sum(near[w]) >= 2) two[w[near[w]]] <- TRUE
  }
  points <- rbind(points, data.frame(
    series = name, length = k, point = seq_len(n), outside = +out, trend = +trend,
    two = +two, shift = +shift))
}
write(points, "points.csv")
write(do.call(rbind, lapply(names(series), function(name)
  data.frame(series = name, value = digits(series[[name]])))), "series.csv")

# --- Runs about a centre line ----------------------------------------------------------------------------
for (n in c(10:60, 100, 101, 250, 500, 1000, 1999, 2000)) put(setNames(
  c(round(log2(n)) + 3, qbinom(0.05, n - 1, 0.5)), paste0(c("run.", "crossings."), n)))

# --- Cumulative sums: every sequence of ten outcomes --------------------------------------------------
every <- as.matrix(expand.grid(rep(list(0:1), 10)))
for (p in c(0.1, 0.3)) for (R in c(2, 0.5)) {
  w1 <- log(R / (1 - p + R * p)); w0 <- log(1 / (1 - p + R * p))
  largest <- apply(every, 1, function(y) {
    C <- 0; most <- 0
    for (one in y) {
      w <- if (one == 1) w1 else w0
      C <- if (R > 1) max(0, C + w) else min(0, C - w)
      most <- max(most, abs(C))
    }
    most
  })
  chance <- apply(every, 1, function(y) prod(ifelse(y == 1, p, 1 - p)))
  heights <- sort(unique(round(largest, 9)))
  for (alpha in c(0.05, 0.01)) {
    reach <- sapply(heights, function(h) sum(chance[largest > h - 5e-9]))
    # The place past the last height where none is safe.
    safe <- c(which(reach <= alpha), length(heights) + 1)[1]
    name <- paste("cusum", p, R, alpha, sep = ".")
    value <- function(i) c(largest[which(abs(largest - heights[i]) < 5e-9)], NA)[1]
    put(setNames(c(value(safe - 1), reach[safe - 1], value(safe), reach[safe]),
      paste0(name, c(".quantile", ".probability", ".safe", ".safe.probability"))))
  }
}

write(data.frame(name = names(expected), value = digits(expected)), "expected.csv")
