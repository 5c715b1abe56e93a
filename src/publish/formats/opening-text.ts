/** How to open a release with each program, three lines each. */
export function openingText(tables: readonly string[]): string {
  const rates = tables.includes('rates');
  return `## Open it 打开方式

The working folder is the folder of the release. 以下均以本文件夹为工作目录。

DuckDB:

\`\`\`sql
-- duckdb gongkai.duckdb
SELECT year, count(req_new_total) AS agencies, sum(req_new_total) AS requests FROM panel GROUP BY year ORDER BY year;
-- or any database, over the files: FROM 'panel.parquet'
\`\`\`

Python (pandas):

\`\`\`python
import pandas as pd
panel = pd.read_csv("panel.csv")             # or pd.read_parquet("panel.parquet")
panel.groupby("year").req_new_total.sum()    # what is missing is NaN, never 0
\`\`\`

R (base R):

\`\`\`r
source("r/gongkai.R")
panel <- read_gongkai("panel")${rates ? '; rates <- read_gongkai("rates")' : ''}
table(panel$year, why(panel, "req_new_total"), useNA = "ifany")   # why a number is missing
\`\`\`

Stata (14 or later):

\`\`\`stata
do stata/gongkai.do${rates ? '            // or: do stata/gongkai.do rates' : ''}
tabulate verdict, missing
summarize req_new_total
\`\`\`

SPSS, PSPP:

\`\`\`
INSERT FILE='spss/gongkai.sps'.
DATASET ACTIVATE panel.
FREQUENCIES VARIABLES=verdict.
\`\`\`

Excel, LibreOffice: open \`gongkai.xlsx\` (or the files in \`excel/\`, which have a byte order mark; formulas in them are defused by a leading ').
Row 1 says what a column is, row 2 is its name. 用 Excel 打开 \`gongkai.xlsx\`：第1行为说明，第2行为变量名。`;
}
