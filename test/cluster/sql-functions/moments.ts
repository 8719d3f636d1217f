/** A small file of what goes wrong easily: leap days, ends of years and of ISO weeks, times before 1970, nothing, negative numbers, other scripts. */
export const moments = `id,happened_at,label,place,quantity,ratio
1,2024-02-29 13:45:56.789,Größe,Berlin,7,2.5
2,2023-12-31 23:59:59.999,Order 42,New York,-7,-2.5
3,2024-01-01 00:00:00.000,,Berlin,0,0.125
4,2020-12-31 12:00:00.000,日本 naïve,Tōkyō,,1.005
5,2021-01-03 00:00:00.001,a_b%c,new york,2,-0.5
6,1969-12-31 23:50:10.250,order 7,,-1,
7,2024-10-27 01:30:00.000,ORDER 42,Berlin,3000000000,3.5
8,2024-03-31 10:00:00.000,2024-02-29,São Paulo,8,1.5
9,2024-12-30 06:07:08.009,12.5,Berlin,100,-1.5
10,2000-02-29 00:00:00.000,42,,5,0.5
11,2022-01-02 23:00:00.000,b\\d[x],Zürich,-8,123456.789
12,2024-03-10 10:30:00.000,Größe,Zürich,3,2.675
`

/** The rows without a gap: to Druid 27 what is missing is 0 or an empty text. */
export const complete = moments
  .split('\n')
  .filter((line) => !/,(?:,|$)/.test(line))
  .join('\n')
