using Recouvrement.Correspondence.Domain.Templates;
using Recouvrement.Correspondence.Sending;
using Recouvrement.Correspondence.Texts;

namespace Recouvrement.Correspondence.OwnTexts;

/// <summary>A sample as texts are filled from it.</summary>
static class SampleContent
{
    public static TextContent Of(TextSample sample, TextForm form, string language, string? tone)
    {
        var creditor = sample.Creditor;
        return new(
            new(creditor.Siren, creditor.Name, creditor.LegalForm, creditor.CapitalCents, creditor.RcsCity, creditor.Seat, creditor.Email, creditor.Phone, creditor.Iban, creditor.Bic,
                creditor.Signatory, creditor.SignatoryTitle, creditor.SalesDirector, creditor.SalesDirectorTitle),
            new(sample.Debtor.Name, sample.Debtor.CustomerNumber, sample.Debtor.Role, sample.Debtor.Contact, form is TextForm.Email ? [] : sample.Debtor.Address),
            new(sample.Date, sample.Reference, creditor.RcsCity), Content.StatementOf(sample.Statement), sample.Deadline, sample.SanctionOn,
            SignedBy: sample.SignedBy, Language: language, Tone: tone, Plan: new(sample.Date, [.. sample.Instalments.Select(i => new AgreedInstalment(i.DueOn, i.AmountCents))], sample.GivenUpCents));
    }
}
