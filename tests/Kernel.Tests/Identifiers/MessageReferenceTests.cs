using FsCheck;
using FsCheck.Fluent;
using Recouvrement.Kernel.Identifiers;
using Xunit;

namespace Recouvrement.Kernel.Tests.Identifiers;

public sealed class MessageReferenceTests
{
    static readonly Guid Decision = Guid.Parse("8f2a1c3e-1111-7000-8000-000000000000");

    [Fact]
    public void The_reference_of_a_message_holds_its_customer_and_its_own_eight_digits()
    {
        var reference = MessageReference.Of("C-004.117", Decision)!.Value;
        Assert.Equal("C0041178F2A1C3E", reference.Compact[4..]);
        Assert.Equal(reference, CreditorReference.Parse(reference.Printed));
        Assert.Equal("C004117", MessageReference.CustomerOf(reference));
    }

    [Theory]
    [InlineData("1234567890123", true)]
    [InlineData("12345678901234", false)]
    [InlineData("", false)]
    [InlineData("-/-", false)]
    [InlineData("Ç12", false)]
    [InlineData(null, false)]
    public void A_number_of_one_to_thirteen_plain_characters_makes_one(string? number, bool makes) =>
        Assert.Equal(makes, MessageReference.Of(number, Decision) is not null);

    [Theory]
    [InlineData("12345678")]
    [InlineData("FA2026-X0123")]
    [InlineData("C0041178F2A1C3G")]
    public void A_reference_without_a_customer_before_eight_hexadecimal_digits_is_of_no_message(string number) =>
        Assert.Null(MessageReference.CustomerOf(CreditorReference.Of(number)!.Value));

    [Fact]
    public void Every_customer_is_found_again_and_no_reference_is_longer_than_a_bank_carries() =>
        Check.QuickThrowOnFailure(Prop.ForAll(
            Gen.Choose(1, 13).SelectMany(length => Gen.Elements("ABCXYZ0123456789".ToCharArray()).ArrayOf(length)).Select(chars => new string(chars)).Zip(ArbMap.Default.GeneratorFor<Guid>()).ToArbitrary(),
            of => MessageReference.Of(of.Item1, of.Item2) is { Compact.Length: <= 25 } reference && CreditorReference.Parse(reference.Compact) == reference && MessageReference.CustomerOf(reference) == of.Item1));
}
