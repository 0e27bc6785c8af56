# Waymark from R: runs the `waymark` program and gives its tables as data frames. Base R only.
#
#   source("waymark.R")
#   scores <- waymark_score("survey.csv", scale = "swemwbs", pattern = "w{n}", keep = "wave")
#   people <- waymark_change(scores, time = "wave", waves = c("First", "Last"), score = "value",
#                            scale = "swemwbs", sem = 2)
#   attr(people, "summary")
#   run <- waymark_quarterly("study.yml", out = "out")
#   run$change                     # change.csv as a data frame; run$report is a path
#
# Ids, and every other text, stay text: 007 is never 7. Numbers are numeric, empty cells NA.
#
# Arguments are the options of the command, with _ or . for -: scale_id = "x" is --scale-id x, TRUE is a
# flag, several values are the option given again (for waves and columns: words joined by commas). Files
# are paths, or data frames. See `waymark score --help` and its neighbours for what there is.
#
# The program is looked for in the environment variable WAYMARK, then on the PATH. What it has to say is
# written as a message; an error of class waymark_error has its exit code as `code`.
#
# Licence: Apache-2.0, as Waymark.

.waymark_program <- function() {
  path <- Sys.getenv("WAYMARK", Sys.which("waymark"))
  if (!nzchar(path)) .waymark_stop(66L, "waymark is not found: put it on the PATH, or its path in WAYMARK")
  path
}

.waymark_stop <- function(code, said) {
  stop(structure(class = c("waymark_error", "error", "condition"),
                 list(message = paste(said, collapse = "\n"), call = NULL, code = code)))
}

.waymark_options <- function(options) {
  joined <- c("waves", "columns", "missing", "anchor-yes")
  words <- character()
  for (name in names(options)) {
    value <- options[[name]]
    name <- gsub("[_.]", "-", name)
    if (is.null(value) || identical(value, FALSE)) next
    if (identical(value, TRUE)) {
      words <- c(words, paste0("--", name))
      next
    }
    # Numbers with all their digits, whatever options(digits) says.
    if (is.numeric(value)) value <- vapply(value, function(v) format(v, digits = 15, trim = TRUE), "")
    if (name %in% joined) value <- paste(value, collapse = ",")
    words <- c(words, paste0("--", name, "=", value))
  }
  words
}

# Runs the program; gives the path of a file with what it printed.
.waymark_run <- function(words) {
  out <- tempfile("waymark-")
  said <- tempfile("waymark-")
  on.exit(unlink(said))
  old <- Sys.getenv(c("WAYMARK_FORMAT", "WAYMARK_DIAGNOSTICS"), names = TRUE, unset = NA)
  Sys.unsetenv(names(old))
  on.exit(if (any(!is.na(old))) do.call(Sys.setenv, as.list(old[!is.na(old)])), add = TRUE)
  code <- system2(.waymark_program(), shQuote(words), stdout = out, stderr = said)
  text <- readLines(said, warn = FALSE, encoding = "UTF-8")
  if (code != 0) {
    unlink(out)
    .waymark_stop(as.integer(code), text)
  }
  if (length(text)) message(paste(text, collapse = "\n"))
  out
}

# Every column is read as text; those that are numbers in every row that has one become numbers, but for
# those named in `texts`.
.waymark_table <- function(path, texts = character()) {
  table <- utils::read.csv(path, colClasses = "character", check.names = FALSE, na.strings = "",
                           encoding = "UTF-8", stringsAsFactors = FALSE)
  for (name in setdiff(names(table), texts)) {
    given <- table[[name]][!is.na(table[[name]])]
    if (length(given) == 0) next
    if (all(given %in% c("true", "false"))) {
      table[[name]] <- table[[name]] == "true"
    } else if (all(grepl("^-?[0-9]+(\\.[0-9]+)?([eE][-+]?[0-9]+)?$", given))) {
      table[[name]] <- as.numeric(table[[name]])
    }
  }
  table
}

.waymark_texts <- c("id", "person", "service", "worker", "scale", "score", "metric", "status", "reason")

# Paths of files; a data frame is written to one, to be removed afterwards.
.waymark_files <- function(files) {
  if (!is.data.frame(files)) return(list(paths = path.expand(files), made = character()))
  path <- tempfile("waymark-", fileext = ".csv")
  for (name in names(files)) {
    column <- files[[name]]
    if (is.numeric(column)) {
      files[[name]] <- ifelse(is.na(column), NA, vapply(column, format, "", digits = 15, trim = TRUE))
    }
  }
  utils::write.csv(files, path, row.names = FALSE, na = "", fileEncoding = "UTF-8")
  list(paths = path, made = path)
}

# Scores survey files: a row per person, score and metric; with wide = TRUE a row per row of the file.
waymark_score <- function(files, scale, ...) {
  input <- .waymark_files(files)
  on.exit(unlink(input$made))
  options <- list(...)
  out <- .waymark_run(c("score", input$paths, .waymark_options(c(list(scale = scale), options)),
                        "--format=csv"))
  on.exit(unlink(out), add = TRUE)
  .waymark_table(out, c(.waymark_texts, options$keep, options$id))
}

.waymark_cases <- function(command, files, time, ...) {
  input <- .waymark_files(files)
  summary <- tempfile("waymark-")
  on.exit(unlink(c(input$made, summary)))
  out <- .waymark_run(c(command, input$paths, .waymark_options(list(time = time, ...)), "--format=csv",
                        paste0("--summary=", summary)))
  on.exit(unlink(out), add = TRUE)
  table <- .waymark_table(out, .waymark_texts)
  attr(table, "summary") <- .waymark_table(summary)
  table
}

# Everybody's first and last score: who changed, and how surely.
waymark_change <- function(files, time, ...) .waymark_cases("change", files, time, ...)

# The ups and downs of everybody's scores.
waymark_journeys <- function(files, time, ...) .waymark_cases("journeys", files, time, ...)

# Runs a study file into a folder: its CSV files as data frames by name, and the paths of the others.
waymark_quarterly <- function(study, out, ...) {
  printed <- .waymark_run(c("quarterly", path.expand(study), .waymark_options(list(out = out, ...))))
  message(paste(readLines(printed, warn = FALSE, encoding = "UTF-8"), collapse = "\n"))
  unlink(printed)
  run <- list()
  for (path in sort(list.files(out, full.names = TRUE))) {
    name <- sub("\\.[^.]*$", "", basename(path))
    run[[name]] <- if (grepl("\\.csv$", path)) .waymark_table(path, .waymark_texts) else path
  }
  run
}
