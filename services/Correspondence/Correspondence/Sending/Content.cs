using System.Text.RegularExpressions;
using Recouvrement.Contracts.Dunning;
using Recouvrement.Contracts.Invoicing;
using Recouvrement.Correspondence.Debtors;
using Recouvrement.Correspondence.Domain.Addressees;
using Recouvrement.Correspondence.Domain.Messages;
using Recouvrement.Correspondence.Messages;
using Recouvrement.Correspondence.Payments;
using Recouvrement.Correspondence.Post;
using Recouvrement.Correspondence.Texts;
using Recouvrement.Kernel.Identifiers;

namespace Recouvrement.Correspondence.Sending;

/// <summary>Puts together what the texts are filled from.</summary>
static partial class Content
{
    const int LongestLine = 200;

    /// <summary>What a message says. The day it is dated is the day it is made; what it claims was frozen before.</summary>
    public static TextContent Of(
        Guid decision, MessageEvent.MessageRequested asked, Debtor debtor, Contact contact, CreditorLetterheadChangedV1 creditor, string? mailbox, DateOnly today)
    {
        var said = Said(decision, asked, debtor, contact, creditor, mailbox, today);
        return said with { Channel = WireNames.Of(asked.About.Channel), Letter = said.Letter with { Payment = PaymentSlip.Of(decision, said.Creditor, asked.Asked.CustomerNumber, said.Statement) } };
    }

    static TextContent Said(
        Guid decision, MessageEvent.MessageRequested asked, Debtor debtor, Contact contact, CreditorLetterheadChangedV1 creditor, string? mailbox, DateOnly today) => new(
        Letterhead(creditor),
        new(debtor.Name, asked.Asked.CustomerNumber, WireNames.Of(contact.Role), contact.Name, asked.About.Channel is Channel.Email || !contact.CanBePosted ? [] : Lines(contact)),
        new(today, Reference(decision), creditor.RcsCity),
        StatementOf(asked.Asked.Statement), asked.Asked.Deadline, asked.Asked.HandOver?.From ?? asked.Asked.SanctionOn, mailbox, AnswerUrl: asked.Asked.AnswerUrl, Offer: asked.Asked.Offer,
        Language: TextNames.Language(asked.Asked.Language, contact.Country), Tone: TextNames.Tone(asked.Asked.Template, asked.Asked.Tone), SignedBy: asked.Asked.SignedBy, Plan: PlanContent.Of(asked.Asked.Plan), Agency: asked.Asked.HandOver?.Agency);

    /// <summary>How the creditor presents itself.</summary>
    public static Letterhead Letterhead(CreditorLetterheadChangedV1 creditor) => new(
        creditor.Creditor, creditor.Name, creditor.LegalForm, creditor.CapitalCents, creditor.RcsCity, creditor.Address, creditor.Email, creditor.Phone,
        creditor.Iban, creditor.Bic, creditor.SignatoryName, creditor.SignatoryTitle, creditor.SalesDirectorName, creditor.SalesDirectorTitle, creditor.PaymentUrl);

    /// <summary>Where a letter comes from: the seat, whose last line is postcode and city; null when it is not.</summary>
    public static PostalParty? Sender(Letterhead creditor) =>
        creditor.Address is [_, .., { } last] && PostcodeAndCity().Match(last) is { Success: true } match
            ? new(Line(creditor.Name), Line(string.Join(", ", creditor.Address.SkipLast(1))), match.Groups["postcode"].Value, Line(match.Groups["city"].Value), "FR")
            : null;

    /// <summary>Where a letter goes.</summary>
    public static PostalParty Recipient(Debtor debtor, Contact contact) => new(
        Line(debtor.Name), Line(string.Join(", ", contact.Address.Prepend(contact.Name ?? "").Where(line => !string.IsNullOrWhiteSpace(line)))),
        string.IsNullOrWhiteSpace(contact.Postcode) ? "-" : Line(contact.Postcode), Line(contact.City!), contact.IsAbroad ? Line(contact.Country!) : "FR");

    /// <summary>Where an electronic registered letter goes: the mailbox that is told of it.</summary>
    public static PostalParty? Electronic(Debtor debtor, Contact contact) =>
        EmailAddress.Parse(contact.Email) is { } mailbox ? new(Line(debtor.Name), Line(contact.Name ?? ""), "-", "-", "FR", mailbox.Text) : null;

    static string Line(string text)
    {
        var line = FrenchText.OneLine(text).Trim();
        return line.Length <= LongestLine ? line : line[..LongestLine];
    }

    internal static string Reference(Guid decision) => MessageReference.Of(decision);

    static string[] Lines(Contact contact) =>
    [
        .. contact.Address.Where(line => !string.IsNullOrWhiteSpace(line)),
        $"{contact.Postcode} {contact.City}".Trim(),
        .. contact.IsAbroad ? new[] { Countries.Line(contact.Country!) } : [],
    ];

    /// <summary>A frozen statement as texts read it.</summary>
    public static StatementV1 StatementOf(Statement s) => new(
        s.AsOf,
        [.. s.Lines.Select(l => new StatementLineV1(l.Invoice, l.Number, l.Reference, l.IssuedOn, l.DueOn, l.AmountCents, l.OutstandingCents, l.DaysLate, l.InterestCents, l.CompensationCents))],
        [.. s.Others.Select(o => new OtherInvoiceV1(o.Invoice, o.Number, o.Reference, o.DueOn, o.OutstandingCents))],
        [.. s.InterestPeriods.Select(p => new InterestPeriodV1(p.Reference, p.From, p.To, p.Days, p.RatePercent, p.BaseCents, p.AmountCents))],
        s.RateOrigin, s.Currency, s.OutstandingCents, s.InterestCents, s.CompensationCents);

    [GeneratedRegex(@"^\s*(?<postcode>\d{5})\s+(?<city>\S.*)$")]
    private static partial Regex PostcodeAndCity();
}
