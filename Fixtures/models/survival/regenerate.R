# Curves over time by R's survival package, of simulated people; nobody's.
#
# ends.csv   set, person, entry, exit, ended       one kind of end
# stays.csv  set, person, state, start, stop, to  several states; to is empty where it is not known
# expected.csv  set, scale, name, place, time, value; NA where R has none
suppressPackageStartupMessages(library(survival))
RNGkind("Mersenne-Twister", "Inversion", "Rejection")
set.seed(20261126)

number <- function(x) ifelse(is.na(x), "NA", sprintf("%.17g", x))
out <- list()
say <- function(set, scale, name, place, time, value)
  out[[length(out) + 1]] <<- data.frame(set, scale, name, place, time = number(time), value = number(value))
scales <- c("log-log", "log", "plain")

# One kind of end -----------------------------------------------------------------------------------------

ends <- function(set, exit, ended, entry = NA, person = seq_along(exit))
  data.frame(set, person, entry, exit, ended = as.integer(ended))

watched <- function(n, decimals, entries = FALSE) {
  end <- round(rexp(n, 1 / 14) + 10^-decimals, decimals)
  end <- pmax(end, 10^-decimals)
  gone <- round(runif(n, 2, 30), decimals)
  entry <- if (entries) round(runif(n, 0, 9), decimals) else NA
  kept <- if (entries) entry < pmin(end, gone) else rep(TRUE, n)
  data.frame(exit = pmin(end, gone), ended = end <= gone, entry)[kept, ]
}
from <- function(set, w, person = seq_len(nrow(w))) ends(set, w$exit, w$ended, w$entry, person)

several <- do.call(rbind, lapply(1:25, function(person) {
  start <- sample(0:4, 1)
  rows <- NULL
  for (k in seq_len(sample(1:4, 1))) {
    stop <- start + sample(1:8, 1)
    rows <- rbind(rows, data.frame(person, entry = start, exit = stop, ended = runif(1) < 0.6))
    # Some are watched on at once, some come back later.
    start <- stop + sample(0:3, 1)
  }
  rows
}))

single <- rbind(
  # Bewick, Cheek & Ball (2004), table 2: treatment 2.
  ends("published", c(1, 1, 4, 5, 6, 9, 9, 22), c(1, 1, 1, 1, 0, 1, 0, 1)),
  # Kaplan & Meier (1958), their eight observations.
  ends("kaplan-meier", c(0.8, 1.0, 2.7, 3.1, 5.4, 7.0, 9.2, 12.1), c(1, 0, 0, 1, 1, 0, 1, 0)),
  from("ties", watched(60, 0)),
  from("apart", watched(45, 3)),
  from("entry", watched(70, 0, TRUE)),
  from("large", watched(150, 1, TRUE)),
  ends("several", several$exit, several$ended, several$entry, several$person),
  ends("none", c(3, 5, 5, 8), FALSE),
  ends("one", 4, TRUE),
  ends("one-watched", 4, FALSE),
  ends("at-once", c(0, 0, 2, 3, 5), c(1, 0, 1, 0, 1)),
  ends("all", c(2, 2, 3, 5, 8, 8), TRUE),
  ends("level", c(1, 2, 3, 4), c(1, 1, 0, 0)),
  # Nobody is watched from 4 to 6.
  ends("gap", c(2, 3, 4, 8, 9, 10), c(1, 0, 0, 1, 0, 1), c(0, 0, 1, 6, 6, 7)),
  # The first, watched alone, has an end.
  ends("emptied", c(1, 4, 5, 6), c(1, 1, 0, 1), c(0, 2, 2, 3)))
write.csv(transform(single, entry = ifelse(is.na(entry), "", number(entry)), exit = number(exit)),
  "ends.csv", row.names = FALSE, quote = FALSE)

for (set in unique(single$set)) {
  d <- single[single$set == set, ]
  d$entry0 <- ifelse(is.na(d$entry), -1, d$entry)
  for (scale in scales) {
    fit <-
      if (set == "several")
        survfit(Surv(entry0, exit, ended) ~ 1, d, cluster = person, robust = TRUE, conf.type = scale)
      else if (all(is.na(d$entry))) survfit(Surv(exit, ended) ~ 1, d, conf.type = scale)
      else survfit(Surv(entry0, exit, ended) ~ 1, d, conf.type = scale)
    s <- summary(fit, censored = TRUE)
    if (scale == scales[1]) {
      say(set, "", "risk", 0, s$time, s$n.risk)
      say(set, "", "survival", 0, s$time, s$surv)
      say(set, "", "error", 0, s$time, s$std.err)
      last <- max(d$exit)
      # R wants a time after the first that it has seen.
      for (tau in c(last, last * 0.6)) if (tau > min(s$time)) {
        mean <- summary(fit, rmean = tau)$table
        say(set, "", "mean", 0, tau, mean[["rmean"]])
        if (set != "several") say(set, "", "mean.error", 0, tau, mean[["se(rmean)"]])
      }
    }
    say(set, scale, "lower", 0, s$time, s$lower)
    say(set, scale, "upper", 0, s$time, s$upper)
    q <- quantile(fit, c(0.25, 0.5, 0.75))
    for (name in names(q)) say(set, scale, paste0("quantile.", name), 0, c(0.25, 0.5, 0.75), q[[name]])
  }
}
# Greenwood's error where persons have several ends, asked for.
d <- single[single$set == "several", ]
fit <- survfit(Surv(entry, exit, ended) ~ 1, d, robust = FALSE)
say("several", "", "error.greenwood", 0, fit$time, summary(fit, censored = TRUE)$std.err)

# Several states ------------------------------------------------------------------------------------------

stays <- function(set, rows) cbind(set, rows[c("person", "state", "start", "stop", "to")])

competing <- function(n, decimals, entries) {
  w <- watched(n, decimals, entries)
  reason <- sample(1:3, nrow(w), TRUE, c(0.5, 0.3, 0.2))
  data.frame(person = seq_len(nrow(w)), state = 0, start = if (entries) w$entry else 0, stop = w$exit,
    to = ifelse(w$ended, reason, NA))
}

# 0 and 1 lead to each other, both to 2, which ends all. Where some are away for a while, they may have moved meanwhile;
# survfit refuses such rows.
returns <- function(n, first, late, decimals = 0, away = 0) {
  unit <- 10^-decimals
  do.call(rbind, lapply(seq_len(n), function(person) {
    state <- sample(0:1, 1, TRUE, first)
    start <- if (late) round(runif(1, 0, 6), decimals) else 0
    end <- round(runif(1, 8, 25), decimals)
    rows <- NULL
    while (state != 2 && start < end) {
      stop <- min(end, start + max(unit, round(rexp(1, if (state == 0) 0.12 else 0.2), decimals)))
      to <- if (stop < end) sample(setdiff(0:2, state), 1, TRUE, c(0.8, 0.2)) else NA
      missed <- !is.na(to) && to != 2 && runif(1) < away
      rows <- rbind(rows, data.frame(person, state, start, stop, to = if (missed) NA else to))
      if (is.na(to)) break
      state <- to
      start <- if (missed) stop + unit * sample(1:3, 1) else stop
    }
    rows
  }))
}

multi <- rbind(
  stays("competing", competing(70, 0, FALSE)),
  stays("competing-entry", competing(90, 0, TRUE)),
  stays("returns", returns(40, c(1, 0), FALSE)),
  stays("returns-apart", returns(18, c(1, 0), FALSE, 2)),
  stays("mixed", returns(50, c(0.6, 0.4), FALSE)),
  stays("late", returns(60, c(0.7, 0.3), TRUE)),
  stays("away", returns(50, c(0.7, 0.3), FALSE, 0, 0.15)),
  stays("alone", data.frame(person = 1, state = c(0, 1), start = c(0, 3), stop = c(3, 7), to = c(1, NA))),
  stays("still", data.frame(person = 1:3, state = 0, start = 0, stop = c(2, 4, 4), to = NA)))
multi <- transform(multi, start = round(start, 2), stop = round(stop, 2))
write.csv(transform(multi, start = number(start), stop = number(stop)), "stays.csv", row.names = FALSE, quote = FALSE, na = "")

shares <- function(set, kind, d, k, ...) {
  d$to <- factor(ifelse(is.na(d$to), -1, d$to), c(-1, seq_len(k) - 1), c("none", paste0("s", seq_len(k) - 1)))
  d$from <- factor(paste0("s", d$state), paste0("s", seq_len(k) - 1))
  for (scale in scales) {
    fit <- survfit(Surv(start, stop, to) ~ 1, d, id = person, istate = from, conf.type = scale, ...)
    s <- summary(fit, censored = TRUE)
    place <- match(paste0("s", seq_len(k) - 1), fit$states)
    for (j in seq_len(k)) {
      if (is.na(place[j])) next
      p <- s$pstate[, place[j]]; se <- s$std.err[, place[j]]
      if (scale == scales[1]) {
        say(kind, "", "risk", j - 1, s$time, s$n.risk[, place[j]])
        say(kind, "", "share", j - 1, s$time, p)
        say(kind, "", "error", j - 1, s$time, se)
      }
      say(kind, scale, "lower", j - 1, s$time, s$lower[, place[j]])
      say(kind, scale, "upper", j - 1, s$time, s$upper[, place[j]])
    }
  }
}

# The influence of each person on shares and areas by central differences in their weight, shares at the start
# among them: what the error is by its definition.
influenced <- function(set, kind, d, k, times, tau, begin) {
  people <- unique(d$person)
  value <- function(w) {
    d$w <- w[match(d$person, people)]
    to <- ifelse(is.na(d$to), -1, d$to)
    there <- d$start <= begin & d$stop > begin
    p <- sapply(seq_len(k) - 1, function(j) sum(d$w[there & d$state == j]) / sum(d$w[there]))
    moments <- sort(unique(d$stop[to >= 0 & d$stop > begin]))
    found <- matrix(p, nrow = length(times), ncol = k, byrow = TRUE); area <- 0; at <- begin
    for (u in moments) {
      area <- area + p * max(0, min(u, tau) - at); at <- max(at, min(u, tau))
      A <- diag(k)
      for (j in seq_len(k) - 1) {
        risk <- sum(d$w[d$state == j & d$start < u & d$stop >= u])
        for (l in seq_len(k) - 1) {
          moved <- sum(d$w[d$state == j & to == l & d$stop == u])
          if (moved > 0) { A[j + 1, l + 1] <- A[j + 1, l + 1] + moved / risk; A[j + 1, j + 1] <- A[j + 1, j + 1] - moved / risk }
        }
      }
      p <- drop(p %*% A)
      for (i in which(times >= u)) found[i, ] <- p
    }
    list(found, area + p * max(0, tau - at))
  }
  h <- 1e-4
  base <- value(rep(1, length(people)))
  shifts <- lapply(seq_along(people), function(i) {
    w <- rep(1, length(people)); w[i] <- 1 + h; up <- value(w); w[i] <- 1 - h; down <- value(w)
    list((up[[1]] - down[[1]]) / (2 * h), (up[[2]] - down[[2]]) / (2 * h))
  })
  share <- sqrt(Reduce(`+`, lapply(shifts, function(x) x[[1]]^2)))
  area <- sqrt(Reduce(`+`, lapply(shifts, function(x) x[[2]]^2)))
  for (j in seq_len(k)) {
    say(kind, "weights", "share", j - 1, times, base[[1]][, j])
    say(kind, "weights", "error", j - 1, times, share[, j])
    say(kind, "weights", "area", j - 1, tau, base[[2]][j])
    say(kind, "weights", "area.error", j - 1, tau, area[j])
  }
}

for (set in unique(multi$set)) {
  d <- multi[multi$set == set, ]
  k <- if (grepl("competing", set)) 4 else 3
  if (set == "away") {
    influenced(set, set, d, k, c(2, 4, 9, 15, 20), 12, 0)
  } else if (set == "late") {
    for (j in 0:1) shares(set, paste0("late from ", j), d, k, p0 = as.numeric(0:2 == j))
    # survfit counts moves at the start itself, which is put where there are none.
    shares(set, "late at 5", d, k, start.time = 4.5, p0 = c(1, 0, 0))
    shares(set, "late as given", d, k, p0 = c(0.7, 0.3, 0))
    influenced(set, "late seen at 6", d, k, c(6, 8, 10.5, 15, 20), 16, 6)
  } else if (set == "mixed") {
    there <- d$start == 0
    shares(set, "mixed as given", d, k, p0 = c(mean(d$state[there] == 0), mean(d$state[there] == 1), 0))
    influenced(set, "mixed", d, k, c(0, 1, 3, 8, 12, 20), 10, 0)
  } else if (set == "still") {
    # survfit wants at least one move.
  } else {
    # People come later in one set; all begin in the first state.
    begin <- min(d$start)
    shares(set, set, d, k, p0 = as.numeric(seq_len(k) == 1))
    if (set != "alone") influenced(set, set, d, k, quantile(d$stop, c(0.1, 0.3, 0.5, 0.9), type = 1, names = FALSE), median(d$stop), begin)
  }
}
# By groups whose members resemble each other: influences summed within each (this survfit takes no cluster beside id).
d <- multi[multi$set == "returns", ]
d$to <- factor(ifelse(is.na(d$to), -1, d$to), -1:2, c("none", "s0", "s1", "s2"))
d$from <- factor(paste0("s", d$state), c("s0", "s1", "s2"))
fit <- survfit(Surv(start, stop, to) ~ 1, d, id = person, istate = from, p0 = c(1, 0, 0), influence = TRUE)
people <- unique(d$person)
grouped <- apply(fit$influence.pstate, 2:3, function(u) tapply(u, people %% 7, sum))
error <- sqrt(apply(grouped^2, 2:3, sum))
stopifnot(nrow(error) == length(fit$time) || nrow(error) == length(fit$time) + 1)
error <- tail(error, length(fit$time))
place <- match(c("s0", "s1", "s2"), fit$states)
for (j in 1:3) say("returns", "groups", "error", j - 1, fit$time, error[, place[j]])

write.csv(do.call(rbind, out), "expected.csv", row.names = FALSE, quote = FALSE)
