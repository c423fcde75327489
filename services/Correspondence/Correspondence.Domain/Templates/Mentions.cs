using System.Text.RegularExpressions;

namespace Recouvrement.Correspondence.Domain.Templates;

/// <summary>One thing that a text must say.</summary>
/// <param name="Name">snake_case; stands in refusals.</param>
/// <param name="Missing">What is looked for and not there; null where all of it stands, or where the sample asks for none.</param>
public sealed record Mention(string Name, Func<TextSample, PrintedText, string, string?> Missing);

/// <summary>The mentions there are.</summary>
static class Mentions
{
    public static readonly Mention
        CreditorName      = Words("creditor_name", s => s.Creditor.Name),
        CreditorLegalForm = Words("creditor_legal_form", s => s.Creditor.LegalForm),
        CreditorCapital   = new("creditor_capital", (s, text, _) => text.SaysCapital(s.Creditor.CapitalCents) ? null : Euros(s.Creditor.CapitalCents)),
        CreditorSiren     = Words("creditor_siren", s => s.Creditor.Siren),
        CreditorRcs       = new("creditor_rcs", (s, text, _) => text.Says($"RCS {s.Creditor.RcsCity}") || text.Says($"(RCS) {s.Creditor.RcsCity}") ? null : $"RCS {s.Creditor.RcsCity}"),
        CreditorSeat      = Each("creditor_seat", s => s.Creditor.Seat, (line, text, _) => text.Says(line), line => line),
        DebtorName        = Words("debtor_name", s => s.Debtor.Name),
        DebtorAddress     = Each("debtor_address", s => s.Debtor.Address, (line, text, _) => text.Says(line), line => line),
        MessageDate       = Day("message_date", s => s.Date),
        MessageReference  = Words("message_reference", s => s.Reference),
        InvoiceNumber     = Each("invoice_number", s => s.Statement.Lines, (l, text, _) => text.Says(l.Reference), l => l.Reference),
        InvoiceIssuedOn   = Each("invoice_issued_on", s => s.Statement.Lines, (l, text, language) => text.SaysDay(l.IssuedOn, language), l => $"{l.IssuedOn:yyyy-MM-dd}"),
        InvoiceDueOn      = Each("invoice_due_on", s => s.Statement.Lines, (l, text, language) => text.SaysDay(l.DueOn, language), l => $"{l.DueOn:yyyy-MM-dd}"),
        InvoiceAmount     = Each("invoice_amount", s => s.Statement.Lines, (l, text, _) => text.SaysAmount(l.AmountCents), l => Euros(l.AmountCents)),
        InvoicePaid       = Each("invoice_paid", s => s.Statement.Lines, (l, text, _) => text.SaysAmount(l.AmountCents - l.OutstandingCents), l => Euros(l.AmountCents - l.OutstandingCents)),
        InvoiceBalance    = Each("invoice_balance", s => s.Statement.Lines, (l, text, _) => text.SaysAmount(l.OutstandingCents), l => Euros(l.OutstandingCents)),
        InterestAmount    = Amount("interest_amount", s => s.Statement.InterestCents),
        InterestRate      = Each("interest_rate", s => s.Statement.InterestPeriods.Select(p => p.RatePercent).Distinct(), (rate, text, _) => text.SaysRate(rate), rate => $"{rate} %"),
        InterestOrigin    = new("interest_origin", (s, text, _) => s.Statement is { InterestCents: > 0, RateOrigin: { } origin } && !text.Says(origin) && !text.Says("L441-10") ? origin : null),
        InterestDays      = Each("interest_days", s => s.Statement.InterestPeriods.Select(p => p.Days).Distinct(), (days, text, _) => text.SaysNumber(days), days => $"{days}"),
        Compensation      = Amount("compensation", s => s.Statement.CompensationCents),
        Total             = Amount("total", s => s.TotalCents),
        AsOf              = Day("as_of", s => s.Statement.AsOf),
        Deadline          = Day("deadline", s => s.Deadline),
        SanctionOn        = Day("sanction_date", s => s.SanctionOn),
        PaymentAccount    = Words("payment_account", s => s.Creditor.Iban),
        PaymentReference  = Words("payment_reference", s => s.Debtor.CustomerNumber),
        Signature         = Words("signature", s => s.Signatory),
        SignatureOfSales  = Words("signature", s => s.Creditor.SalesDirector),
        Instalments       = Each("instalments", s => s.Instalments, (i, text, language) => text.SaysAmount(i.AmountCents) && text.SaysDay(i.DueOn, language), i => $"{Euros(i.AmountCents)} {i.DueOn:yyyy-MM-dd}"),
        // The French words stand in every language: they are what art. 1344 C. civ. is about, and the claim is under French law.
        FormalNoticeWords = new("formal_notice_words", (_, text, _) => text.Says("mise en demeure") || text.Says("mettons en demeure") ? null : "mise en demeure"),
        Consequence       = Pattern("consequence", SafeWording.Consequence),
        Suspension        = Pattern("suspension", SafeWording.Suspension);

    static Mention Words(string name, Func<TextSample, string> words) => new(name, (s, text, _) => text.Says(words(s)) ? null : words(s));

    static Mention Day(string name, Func<TextSample, DateOnly> day) => new(name, (s, text, language) => text.SaysDay(day(s), language) ? null : $"{day(s):yyyy-MM-dd}");

    // What is nothing need not be said.
    static Mention Amount(string name, Func<TextSample, long> cents) => new(name, (s, text, _) => cents(s) == 0 || text.SaysAmount(cents(s)) ? null : Euros(cents(s)));

    static Mention Each<T>(string name, Func<TextSample, IEnumerable<T>> of, Func<T, PrintedText, string, bool> isSaid, Func<T, string> shown) =>
        new(name, (s, text, language) => of(s).Where(one => !isSaid(one, text, language)).Select(shown).FirstOrDefault());

    static Mention Pattern(string name, Func<string, Regex> of) => new(name, (_, text, language) => text.Find(of(language)).Success ? null : of(language).ToString());

    static string Euros(long cents) => (cents / 100m).ToString("0.00", System.Globalization.CultureInfo.InvariantCulture);
}
