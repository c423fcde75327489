using Recouvrement.Kernel.Identifiers;
using Xunit;

namespace Recouvrement.Kernel.Tests.Identifiers;

public sealed class EmailAddressTests
{
    [Theory]
    [InlineData("compta@client.example", "compta@client.example")]
    [InlineData(" compta@client.example ", "compta@client.example")]
    [InlineData("o'neil+factures@sous.client.example", "o'neil+factures@sous.client.example")]
    [InlineData("compta@société.example", "compta@xn--socit-esab.example")]
    public void A_plain_mailbox_is_an_address(string given, string expected) => Assert.Equal(expected, EmailAddress.Parse(given)?.Text);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("compta")]
    [InlineData("compta@localhost")]
    [InlineData("@client.example")]
    [InlineData("a..b@client.example")]
    [InlineData("compta@client.example\r\nBcc: tous@client.example")]
    [InlineData("compta\r\nRCPT TO:<autre@client.example>@client.example")]
    [InlineData("Compta <compta@client.example>")]
    [InlineData("\"a b\"@client.example")]
    [InlineData("compta@client.example,autre@client.example")]
    [InlineData("compta@[127.0.0.1]")]
    [InlineData("compta@client.example>")]
    [InlineData("comptä@client.example")]
    [InlineData("compta@client..example")]
    [InlineData("compta@client.example\t")]
    public void What_could_break_a_header_or_a_command_is_no_address(string? given) => Assert.Null(EmailAddress.Parse(given));
}
