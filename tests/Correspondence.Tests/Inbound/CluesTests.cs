using Recouvrement.Correspondence.Domain.Inbound;
using Recouvrement.Correspondence.Inbound;
using Recouvrement.Kernel.Identifiers;
using Xunit;

namespace Recouvrement.Correspondence.Tests.Inbound;

public sealed class CluesTests
{
    static readonly string MessageId = $"{Mails.Decision}@relances.example";

    public static TheoryData<string> WithTheirOriginal { get; } =
        [.. Mails.All.Except(["exim_warning", "domino_failure", "newsletter", "real_reply_by_reference", "real_reply_new_thread"])];

    [Theory]
    [MemberData(nameof(WithTheirOriginal))]
    public void What_a_mail_answers_or_brings_back_is_found_in_it(string name) => Assert.Contains(MessageId, Of(name).MessageIds);

    [Fact]
    public void A_reference_in_the_subject_and_the_author_are_clues()
    {
        var clues = Of("real_reply_by_reference");
        Assert.Equal("0A9D9EA6", Assert.Single(clues.References));
        Assert.Equal("dg@client.example", clues.Sender);
    }

    [Fact]
    public void The_author_of_a_report_is_no_clue() => Assert.Null(Of("postfix_user_unknown").Sender);

    [Fact]
    public void A_token_names_its_message_and_nothing_else_does()
    {
        for (var i = 0; i < 1000; i++)
        {
            var decision = i == 0 ? Guid.Empty : i == 1 ? new Guid(Enumerable.Repeat((byte)255, 16).ToArray()) : Guid.NewGuid();
            var token = ReplyToken.Of(decision);
            Assert.Equal(decision, ReplyToken.Read(token));
            Assert.Equal(decision, ReplyToken.From($"Reponses+{token.ToUpperInvariant()}@relances.example"));
        }

        Assert.All(
            (string[])["", "a@b.example", "a+@b.example", "a+short@b.example", $"+{ReplyToken.Of(Mails.Decision)}@b.example", $"a+{new string('z', 26)}@b.example", $"a+{new string('u', 26)}@b.example", "a+b"],
            address => Assert.Null(ReplyToken.From(address)));
    }

    [Fact]
    public void A_token_stands_in_a_mailbox_where_there_is_room()
    {
        Assert.Equal($"reponses+{ReplyToken.Of(Mails.Decision)}@relances.example", ReplyToken.In(EmailAddress.Parse("reponses@relances.example")!, Mails.Decision)!.Text);
        Assert.Null(ReplyToken.In(EmailAddress.Parse($"{new string('a', 40)}@relances.example")!, Mails.Decision));
    }

    static Clues Of(string name)
    {
        var mail = ReadMail.Of(Mails.Raw(name)).Mail;
        return Clues.Of(mail, Classification.Of(mail, new(2026, 3, 16)).Kind);
    }
}
