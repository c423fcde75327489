using FsCheck;
using FsCheck.Fluent;
using Recouvrement.Kernel.Identifiers;
using Xunit;

namespace Recouvrement.Kernel.Tests.Identifiers;

public sealed class CreditorReferenceTests
{
    [Theory]
    [InlineData("539007547034", "RF18539007547034")]
    [InlineData("FA2026000123", "RF31FA2026000123")]
    [InlineData("fa 2026-000.123", "RF31FA2026000123")]
    public void An_invoice_number_gets_its_check_digits(string number, string reference) =>
        Assert.Equal(reference, CreditorReference.Of(number)!.Value.Compact);

    [Theory]
    [InlineData("RF18539007547034")]
    [InlineData("RF18 5390 0754 7034")]
    [InlineData("rf31 fa20 2600 0123")]
    public void A_reference_is_read_as_debtors_type_it(string text) => Assert.NotNull(CreditorReference.Parse(text));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("RF")]
    [InlineData("RF18")]
    [InlineData("RF19539007547034")]
    [InlineData("RF18539007547043")]
    [InlineData("XX18539007547034")]
    [InlineData("RF18-539007547034")]
    [InlineData("539007547034")]
    [InlineData("RF181234567890123456789012")]
    public void What_does_not_check_is_no_reference(string? text) => Assert.Null(CreditorReference.Parse(text));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("--- /")]
    [InlineData("1234567890123456789012")]
    [InlineData("FACTURÉ1")]
    [InlineData("ſ1")]
    public void A_number_that_cannot_be_carried_gets_none(string? number) => Assert.Null(CreditorReference.Of(number));

    [Fact]
    public void It_is_printed_in_groups_of_four_and_has_at_most_25_characters()
    {
        Assert.Equal("RF18 5390 0754 7034", CreditorReference.Of("539007547034")!.Value.Printed);
        Assert.Equal(25, CreditorReference.Of("123456789012345678901")!.Value.Compact.Length);
    }

    [Fact]
    public void What_is_written_is_read() =>
        Prop.ForAll(Numbers("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ").ToArbitrary(), number =>
            CreditorReference.Parse(CreditorReference.Of(number)!.Value.Printed) == CreditorReference.Of(number)).QuickCheckThrowOnFailure();

    // Of a digit and a letter the standard misses some: 1B and B1 are both 111.
    [Theory]
    [InlineData("0123456789")]
    [InlineData("ABCDEFGHIJKLMNOPQRSTUVWXYZ")]
    public void Two_swapped_digits_or_letters_are_found(string alphabet) =>
        Prop.ForAll(Numbers(alphabet).ToArbitrary(), number =>
        {
            var written = CreditorReference.Of(number)!.Value.Compact;
            return written[^1] == written[^2] || CreditorReference.Parse(written[..^2] + written[^1] + written[^2]) is null;
        }).QuickCheckThrowOnFailure();

    static Gen<string> Numbers(string alphabet) =>
        from length in Gen.Choose(2, 21)
        from characters in Gen.Elements(alphabet.ToCharArray()).ArrayOf(length)
        select new string(characters);
}
