/**
 * Traditional characters, and the variants that conversion tools write, with the simplified ones that the forms' labels
 * use. Mirrors and gateways of mainland sites convert whole pages (北京市地震局 2010: 方麵, 答複); only characters of
 * labels are here, because only labels are compared.
 */
const pairs = `總总 體体 況况 問问 題题 進进 開开 報报 項项 條条 動动 內内 製制 數数 對对 規规 範范 現现 處处 決决 許许 務务 罰罚
強强 彊强 業业 費费 採采 購购 額额 萬万 實实 個个 幾几 請请 機机 關关 織织 組组 據据 係系 為为 爲为 於于 鈎钩 鉤钩 無无 構构 會会
計计 結结 轉转 辦办 區区 這这 屬属 國国 祕秘 穩稳 護护 權权 類类 過过 執执 檔档 詢询 諮咨 沒没 補补 後后 確确 訪访 舉举 訴诉 複复
復复 覆复 當当 認认 獲获 繼继 續续 議议 訟讼 維维 糾纠 審审 經经 發发 廢废 單单 繳缴 納纳 給给 則则 變变 應应 導导 產产 擴扩 嚴严
義义 證证 網网 頁页 環环 黨党 員员 從从 麵面 閱阅 聯联 歲岁 準准 歷历 曆历 術术 樣样 種种 適适 選选 遺遗 裏里 裡里 範范 號号 餘余
註注 減减 與与 眾众 點点 級级 劃划 錄录 讀读 讓让 訂订 載载 標标`;

/** By the traditional character's code its simplified one. */
export const simplified: ReadonlyMap<number, string> = new Map(
  pairs.split(/\s+/).map((pair) => [pair.charCodeAt(0), pair.charAt(1)] as const),
);
