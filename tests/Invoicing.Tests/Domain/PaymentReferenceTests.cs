using FsCheck;
using FsCheck.Fluent;
using Recouvrement.Invoicing.Domain.Invoices;
using Recouvrement.Kernel.Identifiers;

namespace Recouvrement.Invoicing.Tests.Domain;

public sealed class PaymentReferenceTests
{
    [Fact]
    public void The_first_is_the_number_itself() => Assert.Equal("RF31FA2026000123", PaymentReferences.Of("FA-2026-000123", 2026).First().Compact);

    [Theory]
    [InlineData("FA2026-0000000000000000000123")]
    [InlineData("ФА-12")]
    public void A_number_that_fits_in_none_has_a_hash(string number) => Assert.StartsWith("H", Assert.Single(PaymentReferences.Of(number, 2026)).Compact[4..], StringComparison.Ordinal);

    [Fact]
    public void A_number_of_another_year_says_its_year() =>
        Assert.Equal("FA12Y2027", PaymentReferences.Of("FA-12", 2027).ElementAt(1).Compact[4..]);

    [Fact]
    public void However_alike_numbers_are_no_two_invoices_share_a_reference() =>
        Prop.ForAll(Numbers.ToArbitrary(), invoices =>
        {
            var taken = new HashSet<string>();
            return invoices.DistinctBy(i => (i.Number.ToUpperInvariant(), i.Year)).All(i =>
                PaymentReferences.Of(i.Number, i.Year).All(r => CreditorReference.Parse(r.Compact) == r) && PaymentReferences.Of(i.Number, i.Year).Any(r => taken.Add(r.Compact)));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    // Few letters and much punctuation, so that most of them meet.
    static Gen<(string Number, int Year)[]> Numbers =>
        (from parts in Gen.Elements("F", "A", "1", "2", "-", "/", " ", "Y", "2026", "Y2026", "é").ListOf()
         from year in Gen.Choose(2025, 2027)
         select (string.Concat(parts).Trim(), year)).ListOf().Select(list => list.Where(i => i.Item1.Length > 0).ToArray());
}
