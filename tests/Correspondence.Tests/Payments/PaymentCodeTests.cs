using FsCheck;
using FsCheck.Fluent;
using Recouvrement.Correspondence.Payments;
using Recouvrement.Correspondence.Tests.Letters;
using Recouvrement.Correspondence.Texts;
using Xunit;

namespace Recouvrement.Correspondence.Tests.Payments;

public sealed class PaymentCodeTests
{
    static readonly Guid Decision = Guid.Parse("8f2a1c3e-1111-7000-8000-000000000000");

    [Fact]
    public void A_banking_app_reads_payee_account_amount_and_reference_of_the_statement_to_the_cent()
    {
        var slip = Slip(Samples.Creditor, 1_234_567);
        Assert.Equal(["BCD", "002", "1", "SCT", "AGRIFRPP", "Ateliers Duvernay", "FR7630006000011234567890189", "EUR12345.67", "", slip.Reference!], Scanner.Read(slip.Code!).Split('\n'));
        Assert.Equal("C0041178F2A1C3E", slip.Reference![4..]);
        Assert.Equal(slip.Reference, slip.Quote.Replace(" ", "", StringComparison.Ordinal));
    }

    [Fact]
    public void A_code_begins_after_a_quiet_zone_of_four_modules_with_the_mark_in_its_corner() =>
        Assert.StartsWith("M4 4h7v1H4z", Slip(Samples.Creditor, 100).Code!.Path, StringComparison.Ordinal);

    [Theory]
    [InlineData(0, null)]
    [InlineData(-1, null)]
    [InlineData(1, "EUR0.01")]
    [InlineData(100, "EUR1.00")]
    [InlineData(99_999_999_999, "EUR999999999.99")]
    [InlineData(100_000_000_000, null)]
    public void An_amount_is_asked_for_from_a_cent_to_what_a_transfer_carries(long cents, string? said) =>
        Assert.Equal(said, Slip(Samples.Creditor, cents).Code is { } code ? Scanner.Read(code).Split('\n')[7] : null);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("FR7630006000011234567890180")]
    [InlineData("no account")]
    public void Without_an_account_that_can_be_there_nothing_is_to_be_scanned(string? iban)
    {
        var slip = Slip(Samples.Creditor with { Iban = iban }, 100);
        Assert.Null(slip.Code);
        Assert.NotNull(slip.Reference);
    }

    [Fact]
    public void Other_money_than_euros_is_not_paid_so() =>
        Assert.Null(PaymentSlip.Of(Decision, Samples.Creditor, "C1", Samples.Statement(1) with { Currency = "USD" }).Code);

    [Theory]
    [InlineData(null)]
    [InlineData("agri\nFR")]
    [InlineData("AGRIFRPPX")]
    public void A_bank_code_that_is_none_is_left_out(string? bic) => Assert.Equal("", Scanner.Read(Slip(Samples.Creditor with { Bic = bic }, 100).Code!).Split('\n')[4]);

    [Fact]
    public void A_name_adds_no_line_and_is_cut_to_what_is_allowed()
    {
        var lines = Scanner.Read(Slip(Samples.Creditor with { Name = "Élan & Œuvre\nEUR9999.00 " + new string('é', 90) }, 100).Code!).Split('\n');
        Assert.Equal(("EUR1.00", 70), (lines[7], lines[5].Length));
        Assert.StartsWith("Élan & Œuvre EUR9999.00 é", lines[5], StringComparison.Ordinal);
    }

    [Fact]
    public void A_customer_number_that_makes_no_reference_is_quoted_as_text()
    {
        var slip = PaymentSlip.Of(Decision, Samples.Creditor, "CLIENT-2026-0000117", Samples.Statement(1));
        Assert.Null(slip.Reference);
        Assert.Equal("CLIENT-2026-0000117 8F2A1C3E", slip.Quote);
        Assert.Equal(["", "", "CLIENT-2026-0000117 8F2A1C3E"], Scanner.Read(slip.Code!).Split('\n')[8..]);
    }

    [Fact]
    public void Whatever_name_number_and_amount_there_are_the_code_says_them()
    {
        var cases = ArbMap.Default.GeneratorFor<NonEmptyString>().Zip(ArbMap.Default.GeneratorFor<NonEmptyString>()).Zip(Gen.Choose(1, int.MaxValue));
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(50), Prop.ForAll(cases.ToArbitrary(), of =>
        {
            var ((name, number), cents) = of;
            var payload = EpcPayload.Of(Samples.Creditor with { Name = name.Get }, cents, "EUR", null, number.Get);
            return payload is null ? FrenchText.OneLine(name.Get).Trim().Length == 0
                : payload.Split('\n').Length is > 7 and <= 11 && PaymentCode.Of(payload) is { Modules: <= 77 } code && Scanner.Read(code) == payload;
        }));
    }

    [Fact]
    public void A_mail_says_what_to_quote()
    {
        var slip = PaymentSlip.Of(Decision, Samples.Creditor, "C004117", Samples.Statement(1));
        var mail = new EmailTexts(Repository.Templates).Render("reminder_2", Samples.Content with { Letter = Samples.Content.Letter with { Payment = slip } });
        Assert.All((string[])[mail.Text, mail.Html], form => Assert.Contains(slip.Quote, form, StringComparison.Ordinal));
    }

    static PaymentSlip Slip(Letterhead payee, long cents) =>
        PaymentSlip.Of(Decision, payee, "C004117", Samples.Statement(1) with { OutstandingCents = cents, InterestCents = 0, CompensationCents = 0 });
}
