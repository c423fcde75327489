using Recouvrement.Correspondence.Domain.Addressees;
using Recouvrement.Correspondence.Domain.Messages;
using Recouvrement.Correspondence.Domain.TextMessages;
using Recouvrement.Kernel.Identifiers;
using Xunit;
using static Recouvrement.Correspondence.Domain.Messages.MessageEvent;

namespace Recouvrement.Correspondence.Tests.Domain;

/// <summary>Which numbers take a text message, what of it is counted, and what becomes of one.</summary>
public sealed class TextMessageTests
{
    [Theory]
    [InlineData("+33612345678", "33612345678")]
    [InlineData("+33 6 12 34 56 78", "33612345678")]
    [InlineData("+33.7.12.34-56.78", "33712345678")]
    [InlineData("+590690123456", "590690123456")] // Guadeloupe
    [InlineData("+262692123456", "262692123456")] // La Réunion
    [InlineData("+4915112345678", "4915112345678")]
    [InlineData("+491701234567", "491701234567")]
    [InlineData("+34612345678", "34612345678")]
    [InlineData("+393331234567", "393331234567")]
    [InlineData("+32470123456", "32470123456")]
    [InlineData("+41791234567", "41791234567")]
    [InlineData("+447911123456", "447911123456")]
    [InlineData("+33472000000", null)]   // a fixed line
    [InlineData("+33912345678", null)]   // over the internet
    [InlineData("+336123456789", null)]  // a digit too many
    [InlineData("+3361234567", null)]    // one too few
    [InlineData("0612345678", null)]     // not in international form
    [InlineData("0033612345678", null)]
    [InlineData("+33612345678;+33699999999", null)]
    [InlineData("+12025550123", null)]   // nobody can tell a mobile number there
    [InlineData("+٣٣٦١٢٣٤٥٦٧٨", null)]
    [InlineData("+", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void Only_a_number_that_is_known_to_be_a_mobile_one_takes_a_text_message(string? written, string? digits) => Assert.Equal(digits, MobileNumber.Parse(written)?.Digits);

    [Theory]
    [InlineData("", 0)]
    [InlineData("Bonjour", 7)]
    [InlineData("€", 2)]
    [InlineData("{[~]}\\^|", 16)]
    [InlineData("é è à ù ì ò Ç ñ", 15)]
    [InlineData("ê", null)]
    [InlineData("ç", null)]
    [InlineData("\u00a0", null)]
    [InlineData("’", null)]
    [InlineData("😀", null)]
    public void Septets_are_counted_as_the_network_counts_them(string text, int? septets) => Assert.Equal(septets, GsmText.Septets(text));

    [Theory]
    [InlineData("1\u00a0000,00\u00a0€", "1 000,00 €")]
    [InlineData("l’échéance – « forêt » façade…", "l'échéance - \" foret \" facade...")]
    [InlineData("Bœuf à Ÿ", "Boeuf à Y")]
    [InlineData("Łódź 😀", "?odz ?")]
    [InlineData("Žižkov", "Zizkov")]
    public void What_is_not_in_the_alphabet_is_written_plainly(string text, string plain)
    {
        Assert.Equal(plain, GsmText.Plain(text));
        Assert.NotNull(GsmText.Septets(GsmText.Plain(text)));
    }

    static readonly DateOnly Monday = new(2026, 3, 16);
    static readonly About Text = new(Guid.NewGuid(), "732829320", "sms_1", Channel.Sms);

    static Message Sent => new[] { (MessageEvent)new SendingStarted(Monday), new MessageSent(Text, "00", "1500001", Monday) }.Aggregate(Message.Initial with { About = Text, Status = MessageStatus.Requested, Sha256 = "00" }, Message.Evolve);

    static MessageEvent? Told(Message state, TextFate fate) => Message.Decide(state, new MessageCommand.ReportText(fate, Monday)).Facts.SingleOrDefault();

    [Fact]
    public void The_first_end_of_a_text_message_stands_and_STOP_comes_at_any_time()
    {
        Assert.Equal(new TextDelivered(Text, Monday), Told(Sent, TextFate.Delivered));
        Assert.Equal(new TextUndeliverable(Text, Monday), Told(Sent, TextFate.Undeliverable));
        var delivered = Message.Evolve(Sent, new TextDelivered(Text, Monday));
        Assert.Null(Told(delivered, TextFate.Delivered));
        Assert.Null(Told(delivered, TextFate.Undeliverable));
        Assert.Equal(new TextsDeclined(Text, Monday), Told(delivered, TextFate.Declined));
        Assert.Null(Told(Message.Evolve(delivered, new TextsDeclined(Text, Monday)), TextFate.Declined));
        var undeliverable = Message.Evolve(Sent, new TextUndeliverable(Text, Monday));
        Assert.Null(Told(undeliverable, TextFate.Delivered));
        Assert.Equal(BounceKind.Hard, undeliverable.Bounced);
    }

    [Fact]
    public void Nothing_but_a_text_message_that_has_left_has_a_fate()
    {
        Assert.Equal("never_left", Refusal(Message.Initial with { About = Text, Status = MessageStatus.Sending }));
        Assert.Equal("no_text_message", Refusal(Message.Initial));
        Assert.Equal("no_text_message", Refusal(Sent with { About = Text with { Channel = Channel.Email } }));
        Assert.Equal("no_text_message", Refusal(Sent with { IsRedirected = true }));

        static string? Refusal(Message state) => Message.Decide(state, new MessageCommand.ReportText(TextFate.Delivered, Monday)).Refusal?.Code;
    }

    [Fact]
    public void A_text_message_goes_to_the_first_contact_with_a_mobile_number()
    {
        Contact payable = new(ContactRole.AccountsPayable, "Comptabilité", null, [], null, null, null, "+33472000000"), director = new(ContactRole.FinanceDirector, "M. Essai", null, [], null, null, null, "+33612345678");
        Assert.Equal(director, Addressee.For(Channel.Sms, ContactRole.AccountsPayable, [payable, director]));
        Assert.Null(Addressee.For(Channel.Sms, ContactRole.AccountsPayable, [payable]));
        Assert.Equal(payable, Callee.For(ContactRole.AccountsPayable, [director, payable]));
    }
}
