/**
 * A script in base R that reads the coded tables. It holds no words of its own for the variables: it takes them from
 * `coded/`, so that it is plain ASCII and is read alike in every locale.
 */
export const rScript = `# Reads the tables of this release into R. Base R only.
#
#   source("r/gongkai.R")                  # working folder: the folder of the release
#   panel <- read_gongkai("panel")         # a data frame; what has no number is NA
#   table(why(panel, "req_new_total"))     # why: blank, mark, text, missing, not_in_form, ...
#   label(panel, "req_new_total")          # or label(panel, "req_new_total", "zh")

gongkai <- new.env()

#' One table of the release: numbers as numbers, closed lists as factors, yes and no as logical.
read_gongkai <- function(table = "panel", folder = ".") {
  read <- function(name, ...) {
    utils::read.csv(file.path(folder, "coded", name), encoding = "UTF-8", check.names = FALSE,
                    stringsAsFactors = FALSE, ...)
  }
  variables <- read("variables.csv", colClasses = "character")
  variables <- variables[variables$table == table, ]
  if (nrow(variables) == 0) stop("this release has no table ", table, " for R")
  values <- read("values.csv", colClasses = "character")
  values <- values[values$table == table, ]
  missing <- read("missing.csv", colClasses = "character")
  classes <- ifelse(variables$storage == "text", "character", "numeric")
  names(classes) <- variables$variable
  data <- read(paste0(table, ".csv"), colClasses = classes, na.strings = "")
  if (!identical(names(data), variables$variable)) stop("coded/", table, ".csv has other columns than it should")

  key <- variables$variable[variables$key == "1"]
  reasons <- list()
  for (i in seq_len(nrow(variables))) {
    name <- variables$variable[i]
    column <- data[[name]]
    if (variables$storage[i] != "text") {
      hit <- match(column, as.numeric(missing$code))
      reasons[[name]] <- missing$status[hit]
      column[!is.na(hit)] <- NA
      if (any(is.na(column) & is.na(hit))) stop("an empty value without a reason in ", name)
      if (any(column <= -999999900, na.rm = TRUE)) stop("an unknown code in ", name)
    }
    own <- values[values$variable == name, ]
    if (variables$storage[i] == "boolean") {
      column <- column == 1
    } else if (nrow(own) > 0) {
      column <- factor(column, levels = as.numeric(own$code), labels = own$text)
      attr(column, "levels_en") <- own$label_en
      attr(column, "levels_zh") <- own$label_zh
    } else if (variables$storage[i] == "integer" && all(abs(column) < 2^31, na.rm = TRUE)) {
      column <- as.integer(column)
    }
    attr(column, "label") <- variables$label_en[i]
    attr(column, "label_zh") <- variables$label_zh[i]
    data[[name]] <- column
  }
  gongkai[[table]] <- list(key = key, id = gongkai_id(data, key), reasons = reasons, variables = variables)
  data
}

gongkai_id <- function(data, key) do.call(paste, c(lapply(key, function(k) as.character(data[[k]])), sep = "\\t"))

#' Why a variable has no number, for every row of the table or of a part of it; NA where there is one.
why <- function(data, variable, table = "panel") {
  known <- gongkai[[table]]
  if (is.null(known)) stop("read the table first: read_gongkai(\\"", table, "\\")")
  if (is.null(known$reasons[[variable]])) stop(variable, " is no variable of ", table, " that holds numbers")
  at <- match(gongkai_id(data, known$key), known$id)
  if (anyNA(at)) stop("rows that are not in the table ", table)
  known$reasons[[variable]][at]
}

#' A variable's label in English ("en") or Chinese ("zh").
label <- function(data, variable, language = "en", table = "panel") {
  known <- gongkai[[table]]$variables
  known[[paste0("label_", language)]][match(variable, known$variable)]
}
`;
