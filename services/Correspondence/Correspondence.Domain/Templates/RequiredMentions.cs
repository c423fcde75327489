using System.Collections.Immutable;
using static Recouvrement.Correspondence.Domain.Templates.Mentions;

namespace Recouvrement.Correspondence.Domain.Templates;

/// <summary>What a text does not say, or says and must not.</summary>
/// <param name="Mention">Name of the rule, snake_case.</param>
/// <param name="Part">Where: <c>pdf</c>, <c>subject</c>, <c>text</c> or <c>html</c>.</param>
/// <param name="Sample">The case it was seen with.</param>
/// <param name="What">What was looked for, or what stands there.</param>
public sealed record TextFault(string Mention, string Part, string Sample, string What);

/// <summary>
/// What each kind of text must say (R4.1: French law has no list of the mentions of a formal notice, the judge appraises; this is the least that one needs; letterhead: C. com. R123-237; interest and compensation: L441-10, D441-5)
/// and what none may. The parties of a letter are read from the page as printed: a text is judged by what its reader sees.
/// </summary>
public static class RequiredMentions
{
    static readonly ImmutableArray<Mention>
        Identity = [CreditorName, CreditorLegalForm, CreditorCapital, CreditorSiren, CreditorRcs, CreditorSeat, MessageReference],
        Heading = [DebtorName, DebtorAddress, MessageDate],
        Owed = [InvoiceNumber, InvoiceDueOn, InvoiceBalance],
        InFull = [InvoiceNumber, InvoiceIssuedOn, InvoiceDueOn, InvoiceAmount, InvoicePaid, InvoiceBalance],
        Accessories = [InterestAmount, Compensation, Total],
        Payment = [PaymentAccount, PaymentReference],
        Notice = [.. InFull, FormalNoticeWords, InterestAmount, InterestRate, InterestOrigin, InterestDays, Compensation, Total, AsOf, Deadline, .. Payment, Consequence];

    static readonly ImmutableDictionary<string, ImmutableArray<Mention>> ByKind = new Dictionary<string, ImmutableArray<Mention>>
    {
        ["pre_reminder"]    = Owed,
        ["reminder_1"]      = [.. Owed, .. Payment],
        ["reminder_2"]      = [.. Owed, .. Payment],
        ["letter_1"]        = [.. Owed, .. Accessories, .. Payment, Signature],
        ["letter_2"]        = [.. Owed, .. Accessories, .. Payment, SanctionOn, Signature],
        ["formal_notice"]   = [.. Notice, Signature],
        ["retailer_notice"] = [.. Notice, SignatureOfSales],
        ["works_notice"]    = [.. Notice, Signature, Suspension],
        ["statement"]       = [.. Owed, AsOf],
        ["plan"]            = [Instalments],
        ["handover_notice"] = [.. Owed, Total],
        ["invoice_copy"]    = [InvoiceNumber],
    }.ToImmutableDictionary();

    /// <summary>The kinds that have rules: no other text can be written.</summary>
    public static IEnumerable<string> Kinds => ByKind.Keys.Order();

    /// <summary>What a text of a kind must say.</summary>
    /// <param name="kind">What it is for.</param>
    /// <param name="form">A letter has the debtor's address on it and its own date.</param>
    public static IEnumerable<Mention> Of(string kind, TextForm form) =>
        [.. Identity, .. form is TextForm.Letter ? Heading : [], .. ByKind.GetValueOrDefault(kind, [])];

    /// <summary>All that is wrong with a text as it was read back.</summary>
    /// <param name="key">Which text.</param>
    /// <param name="part">What was read.</param>
    /// <param name="sample">What it was filled with.</param>
    /// <param name="printed">What was read.</param>
    public static IEnumerable<TextFault> Faults(TextKey key, string part, TextSample sample, PrintedText printed)
    {
        foreach (var mention in Of(key.Kind, key.Form))
            if (mention.Missing(sample, printed, key.Language) is { } what)
                yield return new(mention.Name, part, sample.Name, what);
        foreach (var said in SafeWording.Forbidden(key.Kind, key.Language, printed)) yield return new("forbidden_wording", part, sample.Name, said);
        // A figure that nobody decided: fees, a rounded total, an amount left over from another letter.
        foreach (var figure in printed.Others(Known(sample)).Distinct().Take(5)) yield return new("figure_not_of_the_statement", part, sample.Name, figure);
    }

    static HashSet<long> Known(TextSample sample)
    {
        var (s, known) = (sample.Statement, new HashSet<long> { sample.Creditor.CapitalCents, sample.TotalCents, sample.Statement.OutstandingCents, sample.Statement.InterestCents, sample.Statement.CompensationCents, 0 });
        foreach (var line in s.Lines) known.UnionWith([line.AmountCents, line.OutstandingCents, line.AmountCents - line.OutstandingCents, line.InterestCents, line.CompensationCents, line.OutstandingCents + line.InterestCents + line.CompensationCents]);
        foreach (var period in s.InterestPeriods) known.UnionWith([period.AmountCents, period.BaseCents, (long)(decimal.Parse(period.RatePercent, System.Globalization.CultureInfo.InvariantCulture) * 100)]);
        known.UnionWith([.. s.Others.Select(o => o.OutstandingCents), .. sample.Instalments.Select(i => i.AmountCents)]);
        known.UnionWith([s.Lines.Sum(l => l.AmountCents), s.Lines.Sum(l => l.AmountCents - l.OutstandingCents), s.InterestCents + s.CompensationCents, s.Others.Sum(o => o.OutstandingCents), sample.PlannedCents, sample.GivenUpCents ?? 0]);
        return known;
    }
}
