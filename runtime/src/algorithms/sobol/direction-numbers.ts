/**
 * Direction numbers of Sobol's sequence in 481 dimensions: the first of the set "new-joe-kuo-6.21201" (Joe and Kuo:
 * Constructing Sobol Sequences with Better Two-Dimensional Projections, SIAM Journal on Scientific Computing 30, 2008), whose
 * polynomials have a degree of at most 12. The table is theirs:
 *
 * Copyright (c) 2008, Frances Y. Kuo and Stephen Joe. All rights reserved. Redistribution and use in source and binary forms,
 * with or without modification, are permitted provided that the following conditions are met: redistributions of source code
 * must retain the above copyright notice, this list of conditions and the following disclaimer; redistributions in binary form
 * must reproduce the above copyright notice, this list of conditions and the following disclaimer in the documentation and/or
 * other materials provided with the distribution; neither the names of the copyright holders nor the names of the University
 * of New South Wales and the University of Waikato and its contributors may be used to endorse or promote products derived
 * from this software without specific prior written permission. THIS SOFTWARE IS PROVIDED BY THE COPYRIGHT HOLDERS "AS IS" AND
 * ANY EXPRESS OR IMPLIED WARRANTIES, INCLUDING, BUT NOT LIMITED TO, THE IMPLIED WARRANTIES OF MERCHANTABILITY AND FITNESS FOR
 * A PARTICULAR PURPOSE ARE DISCLAIMED. IN NO EVENT SHALL THE COPYRIGHT HOLDERS BE LIABLE FOR ANY DIRECT, INDIRECT, INCIDENTAL,
 * SPECIAL, EXEMPLARY, OR CONSEQUENTIAL DAMAGES (INCLUDING, BUT NOT LIMITED TO, PROCUREMENT OF SUBSTITUTE GOODS OR SERVICES;
 * LOSS OF USE, DATA, OR PROFITS; OR BUSINESS INTERRUPTION) HOWEVER CAUSED AND ON ANY THEORY OF LIABILITY, WHETHER IN CONTRACT,
 * STRICT LIABILITY, OR TORT (INCLUDING NEGLIGENCE OR OTHERWISE) ARISING IN ANY WAY OUT OF THE USE OF THIS SOFTWARE, EVEN IF
 * ADVISED OF THE POSSIBILITY OF SUCH DAMAGE.
 */

/** How many dimensions the table has. */
export const TABLE_DIMENSIONS = 481;

/** Bits of a direction number. */
const BITS = 32;

/** How many primitive polynomials of degree 1, 2, … the table goes through. */
const POLYNOMIALS = [1, 1, 2, 2, 6, 6, 18, 16, 48, 60, 176, 144];

const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

let table: readonly Uint32Array[] | undefined;

/** The 32 direction numbers of a dimension, 0 to 480, as fractions of 2³²; number k belongs to bit k of a point's index. */
export function directionNumbers(dimension: number): Uint32Array {
  table ??= readTable();
  const numbers = table[dimension];
  if (numbers === undefined)
    throw new RangeError(`The table of direction numbers has no dimension ${dimension}.`);
  return numbers;
}

/** The first dimension is the radical inverse; each other one follows from its polynomial's recurrence. */
function readTable(): readonly Uint32Array[] {
  const read = bitReader(PACKED);
  const dimensions: Uint32Array[] = [Uint32Array.from({ length: BITS }, (_, k) => 2 ** (BITS - 1 - k))];
  POLYNOMIALS.forEach((count, i) => {
    const degree = i + 1;
    for (let each = 0; each < count; each++) {
      const polynomial = read(degree - 1);
      const initial = Array.from({ length: degree }, (_, k) => 2 * read(k) + 1);
      dimensions.push(recurrence(degree, polynomial, initial));
    }
  });
  return dimensions;
}

/** @param polynomial the inner coefficients, from that of the second highest power to that of the first. */
function recurrence(degree: number, polynomial: number, initial: readonly number[]): Uint32Array {
  const numbers = new Uint32Array(BITS);
  initial.forEach((m, k) => (numbers[k] = m << (BITS - 1 - k)));
  for (let k = degree; k < BITS; k++) {
    const back = numbers[k - degree] ?? 0;
    let number = back ^ (back >>> degree);
    for (let i = 1; i < degree; i++)
      if (((polynomial >>> (degree - 1 - i)) & 1) === 1) number ^= numbers[k - i] ?? 0;
    numbers[k] = number;
  }
  return numbers;
}

/** Reads whole numbers of some bits each, the highest bit first, out of digits of six bits. */
function bitReader(text: string): (bits: number) => number {
  let at = 0;
  return (bits) => {
    let number = 0;
    for (let i = 0; i < bits; i++, at++) {
      const digit = DIGITS.indexOf(text.charAt(Math.floor(at / 6)));
      number = 2 * number + ((digit >>> (5 - (at % 6))) & 1);
    }
    return number;
  };
}

/** Of each dimension behind the first: the inner coefficients of its polynomial, and its numbers m₁, m₂, … without their last bit, a 1. */
const PACKED =
  "2QJM2JKESJ3ZtANBXsvDYeGj0qE24mOYrTszKU-B9s-YnzHiHOOL5GgMaOmSOqcW-PVVmjzmImifeBIEHTJdlMxylO1gbq5bpGUJ" +
  "ai3SuA3DYe97cbzH1Q7QHT-Zj0V3_r7AtKpZviaXaxhF79FoLMecfAnZQSUHM0UlR05x6ELLkOlyTo43rz7G1CFfhwwg3Vyxn7hC" +
  "SPnFv_dXopatQgjLkL1u8NtEGwQiEAomWCqxaLDns_kZFVD7RbLFUdhztS9ebKA78079NMRuNwbPvvKTtbztjFA-Oy6auAQxa198" +
  "kkp1RuJ6FRSg1AFBUnrHB97VfBKgygVbO8w3_zXqC_YtP2ckE-v3ZoTt6XmQbVY11b9XoIDDaKx8PDnIMQiZTrRnV4qB2v_xiPx3" +
  "2lWYkUQC58SpgouDhk-dFMukZwp6t74yh63RcMnTmwYu3yPRtSrFo2JbZ8ywvOK55Qx43gv55mmsB8IAISSL3Hnepwbx2mZbVB19" +
  "ykol4a7jrRqZ2U5TFQN4Tub_OIXmrqYTcils7LpaW4fPHG6g_u_0SUSzps_a-kg9SQJOQkuLe5Qa0U3_6G8wnGg6_jZKwsclw-Fq" +
  "exl9JhEIJcBvlPQyk_UiAj_xyrPiiK40wS_wVDFHSMBOfxDXwL426kPzmqHqXbLpzzcniWAuET-27n1-g6kNJhIzjUwEZt98jgmq" +
  "kiT_Pq1tE0xw3IZ3DYU8HRtFmt4lCpGVnacRlX21rQiBclrxfIYyXHWEbF7mt2TmPUqlTKpyWWi-8kPHOGhoCzi9ZKXH2WDptDJn" +
  "lWVPz0FZn33C-kKB-H6csys56mISZwby7mJIVIDuhW4gYlNU_tO3aY2zH-VgxgpD8sMmo-JJOk3H4e0WJaXv7i-g8Z4RbgL4wC5-" +
  "fmxGTbL6JGaWfuIma1TmyEtQAbANiIC3ezrS3uMaDVa7fhYlSj7rL9Wvk1d_ocWewzgf5zcdwT1528-sgWFRJJzLs5cQO9PH9NGU" +
  "yQfJLpdN2CbfllJtUIDNsUWzdZPfHYa-Jdivyk_1-rt9VNnpbH6uNsntYyMAOTLrKmk16exbI-d9cFfa5U_RUTz_y89F_Mu2v4GY" +
  "R2OZZwCv3HD04EJ1AX6K66h28RjBVc0bclk1LkCyyoMh5MWswI4A9DrXuxNoYvRATdrGzRwyN0I64u2EGBx3lPCN0vcFD2xYrZng" +
  "CA6I0Y5DsDXnCwSitBxzlb21wn344L-i739xUgYm2DRF4ECw4IziiHo2xGdzMe7DjjDWNDNnVhNijcIcCW0-97rHWo5nm6V2td4e" +
  "x1F1m0uFGNtD1-QmpALaruIbhKx8k6X8qRN2ACG9auD8kgLkJuhuBpRKE-5kTNxT2Cd6LZBPtp9-E8wEVxu0xcxKJllqw6MimEUn" +
  "KMtGaxtQAqCmd3kiid_pW49wYQp3GAy5q5V41_qd-l1-gikY94JYL_Z-ILuXYjeYI8V_vkJYhgxx7GVjJUlkpq_PMqUQXInzW9s2" +
  "SyKgaxm5_Lasu4MOzOOHmFTQUvjEdjWloZclR0s8osFBgFI2wx9xKfhNm1uK0AMXXdUbSh_IGAs-IqkrUpQn1EZBihRbEhUFV5CH" +
  "HFUJFGUZ1iT3WdqSSKpzP5TLPkwb3bG8sFV8psjNFjO-lalTyYIdR5wuwwn7ZFgYXi8u5QoKjegMQXNakKDK-mctRsVOuCRt4oqb" +
  "BKmaHsemt5AYVUPP40nrGR2rKq1bQEaNIhWkkDl9sV7kq1D1-piMXam1vW0nhV_spILpFqSN5NHbDXdFu_fWGJ7IvF7NYaYXlXlf" +
  "d7qi1376PzA60Egn8MtMWEed_AgLfvysQ-Jz5mmJz7ZlyWF1fzm_Ez6lN83oQrVxoEkTqxn79bTSkywFkq2wXWsIZdS6RNAJNePj" +
  "Jv1N2YYbIyHNl39Mf029nfEZ-nVvlvvzfZXuFSlLh_YKPO-rdTHFppkpEPUGQuSIoIAQKpELcpGTEFb15F-6-zEqk-mJjZ24CylA" +
  "YUpvbvHzx21x1z-Hk40kEiiLwyPbP6yQXlIkNe55TwKVzTs--eZ7kDy7_7h9tDUsHxmAlUC82aTd_7meIGNDMlwQ89oQZZPSidSE" +
  "hHg9j4E0zqep_FYJGdU2Ku9eMApC1CMNe9cazJS1orDBOI5RPHMIjOcJyE1FVy3xEV6kTeve33wHp3JfkDFuH5U8-TVlKIYDh8xc" +
  "nD_QanENYHJZx0aOggQlcS_N6Wo6GBH-mN7xczEfvJvMyuJOHynXN2aaqL-o7wYrs1G4_ASw4ZYJxS8sudi3X9ToKizucyCLsntV" +
  "a79JmCzrQLQK15VfSGyhxRV9BypXb1HZJNBRhEtlaTbMDu-EhH5UtCi6rQuhAYqDWViA05K-_UcTiKaBypgiqgChAqN7Ad9WBpGZ" +
  "WlqAMqxTgDOJXyszVvfcqrjvD1triM97tpBtjzZLsaR2QOq0Gz5A_WIJI1ENqErQA5JoOArdQ221DNaVc29rkV79S0NfuRegXfa8" +
  "2bnddojlmzhpPW7alJlQ4uRCt4EPb-Mo2vHrzrCD6QkVWm31s82upMMXawJb0YBmtLeHhzAStXbh9jXEPMFoiKOvbOJ-_UbQG_w-" +
  "sVfCB_RQfpg4zUWkLH3OfDxx0_dj-Q5dTka8iayJ26hDJfAiy4fGo_GVZ1pKadqxO8vzd-yL7lPV5xRkYIOTYD7z3uYCzBaeHzn1" +
  "ShOXeYQV_QD61rZweft2kl1ZmSrp4tNPDMw_mGxvraiVMHHO7DE512wZmHlyzQZs_Jy1mAaGxbbmTpaUSHpN28qGPRRkssjd8c3Z" +
  "yZg8LtcKjmdT-TymX4xk_EmeSVoXzHF50mO5r5vmytXOY9wt4_XCrduF7_O2u1P3Nwixvui9tCAZ3fyCHx7oB6rCFPzMf4IO4sHe" +
  "PI_PyCSLKDFNSmPlwnxN7AI0_fNt1fHJdSohemcn8k3CVCo9bkerYXJnmZ7WKpjXCusLj5vJhyJeK-Pf06lEqbz_aGPy5w-ykuEU" +
  "pfpmSroSGU3DBS2PfKEdl9054DSAb51b6YC4LoHt9w1g7jeViAoPrT1lT2cjOfYgmKv1QSh6Gdx-BodrBe0_8EKDADrud-tgtbcz" +
  "LcIN3eWqygIz0fcR5rya2sHU7XpQkcWKaJY2I8USROwkBKtnf9FBmCnjd3q9_XXB-AFXtXGRH-YZCcmLAfkhpJOBpLuEWqzR5vns" +
  "LWZnwwqrUv9veZF4lBs2drzIhmBBbfjsD63wQx2JqEsHfIx4bRskqMwGQawoj6JgVr_XUjdu84erNBEogpHj1RDvH6QU-diZiY7a" +
  "eJwBHW4E5IL8onjlgelZJ-DQlql5APPoEVw0Ydon7isktQsC3nIB_IeVd0pZfYhImlTyoElDDupE_rZ0MvUiGOv9gSEQCxtfxMga" +
  "aEldMfr2toZx8z63kzAXxrEz-xe4JSTEDgCpph-rqPUySSx_jcDCBFcwlr9V0nMpaE2NMN2o8rOjsePZvvVGZModTffdXlvdpp-p" +
  "AYf9-64S4N9A6GMCnysfF4a_UUNhHd2cTN5XdbonKVRKUFleJlvRdjJlETGR9wyOjPOamFBQC5vW9HUk23YZTHOTJKUyLPA8HfYz" +
  "0aUrFwbXkSxOiZOppSrheP-Iv1-RUPLOh-TXclbM2o7jgkUdCLokJ9U00EXhWwD8hC6yc5k3Rlj4rEi1xbKt7NALxM1sLrwuQyWl" +
  "e6Q6TXcIC2IHbD25nivWK-skautjaLhglGofYEb98QmTI0KeK2e2ZxkPmVH2QPRLAsSWmssaJKXJ8RUWyCakEXwvkc1yrmi14U7I" +
  "pfyGAdbNxW6zHPwYEGMbzjKd-1VcQ_BhnXQnGXm2s9TfBfOilY-qgaSe-dWd1cotvIC_ChVc8S2skWL7qTv5h62msqwI8elK7L2d" +
  "WJQKT-4Fra3vk74X9hqaKCevgvTl6jRt4-o6hWp83Q0_k5smBC6rTaxtPqfrlCJFiM-F7uhm408S34RS1zUc07EYuHd5JRXWu1np" +
  "R398zqaIk88L-ka2yDBi6pCtXBJrsspMW4mH3QuUE0tFRLTvk_J0srrVnJoeM7InZew2A86XQAFo3zFwOux1zCl6yomxF_GN8b-g" +
  "FK9N5CdNjw9KnuVqclhQm_auLW0_s5_QJ3lGttqu1Z5ltNufpjjOtf0NKq7J0bZroh9orz7KHOUd1yHHRlDw5Ke967zFimlKS1oM" +
  "r7X_WtRfAa87dAnV__K0KA9YzcSUv6_Vw68bDvzk-Wgar0wlwN9xY8hd9YXGpbiPG4ypWuxNcFZdcZfuru1j1Lnjaq3kGLxbVx9g" +
  "9H6QfcbXXIVIUl6gDkp8yumu1vs9yzydPXd-rOoD3fl9DUq8G2-LcjzOn3ed6fy7koF_GymOsBK-dMYrPxlKdYIUk16z_H9c27wW" +
  "l9hDhal6HyPhOmT8XWx6UE4XExDOciv5iQyIeQ51G1_6QIvWL8n30YS9ZqEGBTZS9ORTvIJ2eoWy6nEOeSUS_1EXmJcsTTb9gfAd" +
  "jMnJ7qKWUH1llOZyKtyKY_Hi3b88l1Pq-qCQztWaDGB7mFzUBboB0jyrl6BG0dcG1qFlSKoE4Ac6ZvVAVHPZSSVD9SmrWNALyeLA" +
  "Cq4ddcEeS2wBuoAMbCpkLYpUpeihE2IMaokN14p8jnwpulkFarTHRo3hmWCoZOhFLOAnFzXm2B679HfsuRPpyhO1tgpvD8oSm1I9" +
  "oWqvKL5n0Bm6OzkyPfvzmsQkYhMqHo3To5XVroSCpmiTHcbKJMA4inmsWfEMOOEgwHiA5I-NlD6yCEpTUPd8nNOAQqealJsX7jVH" +
  "G8X5wV7rH5hBhmjxWFu0dv3QlXXBxNQMGOvvaiGwJwHm7my_kk53AcgmIh8z";
