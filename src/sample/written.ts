/** Rows of table 三 by their ids, each by applicant: 自然人, then the five kinds of 法人或其他组织; rows left out are zero. */
export type WrittenRequests = Readonly<Record<string, readonly [number, number, number, number, number, number]>>;

/**
 * A year in which most requests were refused, on three grounds, written by hand so that the answer is known beforehand:
 * 27 received, 2 carried out, 25 answered, 15 of them refused (8 + 5 + 2), which is 60 %. Each column: received is
 * answered and carried out (自然人 24 = 22 + 2).
 */
export const mostlyRefused: WrittenRequests = {
  new_received: [24, 2, 0, 0, 1, 0],
  res_granted: [5, 1, 0, 0, 0, 0],
  res_partial: [1, 0, 0, 0, 0, 0],
  den_third_party: [7, 1, 0, 0, 0, 0],
  den_internal_affairs: [2, 0, 0, 0, 0, 0],
  den_process_info: [4, 0, 0, 0, 1, 0],
  una_not_held: [2, 0, 0, 0, 0, 0],
  nop_petition: [1, 0, 0, 0, 0, 0],
  res_total: [22, 2, 0, 0, 1, 0],
  carried_out: [2, 0, 0, 0, 0, 0],
};
