using System.Globalization;
using System.Text;
using Recouvrement.Invoicing.Domain.Bank;

namespace Recouvrement.Invoicing.Tests.Domain.Bank;

/// <summary>Lawful camt files in few words.</summary>
static class Camt
{
    public const string Iban = "FR7630006000011234567890189";

    public static byte[] Statement(decimal opening, decimal closing, params string[] entries) => Statement(8, Iban, opening, closing, entries);

    public static byte[] Statement(int version, string iban, decimal opening, decimal closing, params string[] entries) => Statements($"camt.053.001.{version:00}", Inside(iban, opening, closing, "2026-03-02", entries));

    public static byte[] Statements(string version, params string[] statements) => File(version, "BkToCstmrStmt", string.Concat(statements));

    public static string Inside(string iban, decimal opening, decimal closing, string on, params string[] entries) =>
        $"<Stmt><Id>S1</Id><ElctrncSeqNb>7</ElctrncSeqNb><Acct><Id><IBAN>{iban}</IBAN></Id><Ccy>EUR</Ccy></Acct>{Balance("OPBD", opening)}{Balance("CLBD", closing, on)}{string.Concat(entries)}</Stmt>";

    public static byte[] Notification(params string[] entries) => NotificationOf(Iban, entries);

    public static byte[] NotificationOf(string iban, params string[] entries) =>
        File("camt.054.001.08", "BkToCstmrDbtCdtNtfctn", $"<Ntfctn><Id>N1</Id><Acct><Id><IBAN>{iban}</IBAN></Id></Acct>{string.Concat(entries)}</Ntfctn>");

    public static byte[] File(string version, string message, string inside) =>
        Encoding.UTF8.GetBytes($"""<?xml version="1.0" encoding="UTF-8"?><Document xmlns="urn:iso:std:iso:20022:tech:xsd:{version}"><{message}><GrpHdr><MsgId>M</MsgId></GrpHdr>{inside}</{message}></Document>""");

    public static string Balance(string code, decimal amount, string on = "2026-03-02") =>
        $"<Bal><Tp><CdOrPrtry><Cd>{code}</Cd></CdOrPrtry></Tp>{Amount(Math.Abs(amount))}<CdtDbtInd>{(amount < 0 ? "DBIT" : "CRDT")}</CdtDbtInd><Dt><Dt>{on}</Dt></Dt></Bal>";

    public static string Entry(
        decimal amount, string? reference = null, string status = "<Cd>BOOK</Cd>", string on = "2026-03-02", string? code = null, bool reversal = false, string details = "", string direction = "") => $"""
        <Ntry>{Amount(Math.Abs(amount))}<CdtDbtInd>{(direction.Length > 0 ? direction : amount < 0 ? "DBIT" : "CRDT")}</CdtDbtInd><RvslInd>{(reversal ? "true" : "false")}</RvslInd><Sts>{status}</Sts>
        <BookgDt><Dt>{on}</Dt></BookgDt><ValDt><Dt>{on}</Dt></ValDt>{(reference is null ? "" : $"<AcctSvcrRef>{reference}</AcctSvcrRef>")}{(code is null ? "" : Code(code))}
        {(details.Length == 0 ? "" : $"<NtryDtls>{details}</NtryDtls>")}</Ntry>
        """;

    public static string Details(
        decimal? amount = null, string? endToEnd = null, string? creditorReference = null, string? text = null, string? payer = null, string? iban = null, string? returned = null, string? mandate = null,
        string? direction = null, string? reference = null) => $"""
        <TxDtls><Refs>{Tag("AcctSvcrRef", reference)}{Tag("EndToEndId", endToEnd)}{Tag("MndtId", mandate)}</Refs>{(amount is { } a ? Amount(a) : "")}{Tag("CdtDbtInd", direction)}
        <RltdPties>{(payer is null ? "" : $"<Dbtr><Pty><Nm>{payer}</Nm></Pty></Dbtr>")}{(iban is null ? "" : $"<DbtrAcct><Id><IBAN>{iban}</IBAN></Id></DbtrAcct>")}</RltdPties>
        <RmtInf>{Tag("Ustrd", text)}{(creditorReference is null ? "" : $"<Strd><CdtrRefInf><Ref>{creditorReference}</Ref></CdtrRefInf></Strd>")}</RmtInf>
        {(returned is null ? "" : $"<RtrInf><Rsn><Cd>{returned}</Cd></Rsn></RtrInf>")}</TxDtls>
        """;

    public static BankReading.Found Found(byte[] content) => Assert.IsType<BankReading.Found>(CamtReader.Read(content));

    public static BankEntry One(byte[] content) => Assert.Single(Assert.Single(Found(content).Statements).Entries);

    /// <summary>Code of the first problem; null when the file is taken.</summary>
    public static string? Refusal(byte[] content) => CamtReader.Read(content) is BankReading.Refused refused ? refused.Problems[0].Code : null;

    static string Amount(decimal amount) => string.Create(CultureInfo.InvariantCulture, $"""<Amt Ccy="EUR">{amount}</Amt>""");

    static string Tag(string name, string? text) => text is null ? "" : $"<{name}>{text}</{name}>";

    static string Code(string code) => code.Split('/') is [var domain, var family, var sub]
        ? $"<BkTxCd><Domn><Cd>{domain}</Cd><Fmly><Cd>{family}</Cd><SubFmlyCd>{sub}</SubFmlyCd></Fmly></Domn></BkTxCd>" : throw new ArgumentException(code);
}
