using Recouvrement.Correspondence.Copies;
using Xunit;

namespace Recouvrement.Correspondence.Tests.Service;

/// <summary>What goes with which kind of message, and under which name.</summary>
public sealed class EnclosureRuleTests
{
    [Theory]
    [InlineData("FA2026-0012", "facture-FA2026-0012.pdf")]
    [InlineData("../é\r\nBcc: x", "facture-..____Bcc__x.pdf")]
    public void A_file_is_named_after_its_invoice_whatever_its_number_holds(string number, string name) => Assert.Equal(name, InvoiceCopies.FileName(number));

    [Fact]
    public void A_step_says_as_data_what_goes_with_it()
    {
        var rules = new EnclosureRules();
        string[] withCopies = ["formal_notice", "invoice_copy", "letter_1", "letter_2", "reminder_2", "retailer_notice", "works_notice"];
        Assert.Equal(withCopies, rules.Kinds.Where(kind => rules.Of(kind).Copies).Order());
        Assert.Equal(EnclosureRule.None, rules.Of("pre_reminder"));
        // Paper is paid for by the sheet: what proves a claim is printed, what reminds of it is not.
        Assert.Equal(["formal_notice", "invoice_copy", "retailer_notice", "works_notice"], rules.Kinds.Where(kind => rules.Of(kind).Printed).Order());
    }
}
