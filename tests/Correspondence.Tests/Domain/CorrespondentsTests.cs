using System.Collections.Immutable;
using Recouvrement.Correspondence.Domain.Inbound;
using Recouvrement.Correspondence.Inbound;
using Recouvrement.Correspondence.Tests.Inbound;
using Xunit;

namespace Recouvrement.Correspondence.Tests.Domain;

/// <summary>Whose word an answer is: the debtor's, unless its author is known to be a colleague and nothing else.</summary>
public sealed class CorrespondentsTests
{
    const string Payable = "compta@client.example", Director = "direction@client.example", Sales = "vente@atelier.example", Stranger = "autre@client.example";

    [Theory]
    // Author, who got a copy, to whom the message went: a colleague's word?
    [InlineData(Sales, Sales, Payable, true)]
    [InlineData("Vente@Atelier.EXAMPLE", Sales, Payable, true)]
    [InlineData(Payable, Sales, Payable, false)]
    [InlineData(Director, Sales, Payable, false)]
    [InlineData(Stranger, Sales, Payable, false)]
    [InlineData(null, Sales, Payable, false)]
    [InlineData("vente", Sales, Payable, false)]
    // A debtor who also gets the copy, as a recipient or as one of its contacts, is the debtor.
    [InlineData(Payable, Payable, Payable, false)]
    [InlineData(Director, Director, Payable, false)]
    // Nobody got a copy, or nothing is known of it any more.
    [InlineData(Sales, null, Payable, false)]
    [InlineData(Payable, null, null, false)]
    [InlineData(Sales, null, null, false)]
    // The address of the debtor was erased, the copy is still known.
    [InlineData(Sales, Sales, null, true)]
    [InlineData(Director, Sales, null, false)]
    public void An_answer_is_a_colleagues_where_its_author_got_a_copy_and_is_not_the_debtor(string? author, string? copied, string? recipient, bool byColleague) =>
        Assert.Equal(byColleague, new Correspondents(recipient, [.. new[] { recipient, Director }.OfType<string>()], [.. new[] { copied }.OfType<string>()]).IsColleague(author));

    [Fact]
    public void A_report_is_believed_of_the_recipient_and_of_anybody_where_the_address_was_erased()
    {
        var report = ReadMail.Of(Mails.Raw("postfix_user_unknown")).Mail;
        Assert.NotNull((Correspondents.None with { Recipient = Payable }).Believed(report));
        Assert.Null((Correspondents.None with { Recipient = Stranger }).Believed(report));
        Assert.Same(report, Correspondents.None.Believed(report));
    }

    [Fact]
    public void Where_the_address_was_erased_a_report_that_names_only_a_colleague_is_not_believed_of_the_debtor()
    {
        var erased = Correspondents.None with { Copied = [Sales] };
        Assert.Null(erased.Believed(Report(Sales)));
        Assert.Null(erased.Believed(Report("boite-42@hebergeur.example", Sales)));
        Assert.NotNull(erased.Believed(Report(Payable)));
        Assert.NotNull(erased.Believed(Report()));
        Assert.NotNull((erased with { Debtor = [Sales] }).Believed(Report(Sales)));
        Assert.NotNull((erased with { Debtor = [Payable] }).Believed(Report(Sales, Payable)));
        var both = Report(Sales) with { Reports = [.. Report(Sales).Reports, .. Report(Payable).Reports] };
        Assert.Equal(Payable, Assert.Single(Assert.Single(erased.Believed(both)!.Reports).Recipients));
        // A program of before reports names them in a header.
        Assert.Null(erased.Believed(Old(Sales)));
        Assert.NotNull(erased.Believed(Old($"{Sales}, {Payable}")));
        Assert.NotNull(erased.Believed(Old(Payable)));
    }

    [Theory]
    [InlineData("TR: contestation", true)]
    [InlineData("Fwd : Rappel", true)]
    [InlineData("re: FW: Rappel", true)]
    [InlineData("WG: Mahnung", true)]
    [InlineData("I: Sollecito", true)]
    [InlineData("RV: Aviso", true)]
    [InlineData("Re: Rappel", false)]
    [InlineData("Traitement : en cours", false)]
    [InlineData("", false)]
    public void A_mail_that_passes_another_on_says_so_in_its_subject(string subject, bool forwards) => Assert.Equal(forwards, (Report() with { Subject = subject }).Forwards);

    static ReceivedMail Report(params string[] named) => new(ImmutableDictionary<string, string>.Empty, "mailer-daemon@relay.example", [], "", "", [new("failed", "5.1.1", null, [.. named])], null, null);

    static ReceivedMail Old(string failed) => Report() with { Reports = [], Headers = ImmutableDictionary<string, string>.Empty.Add("x-failed-recipients", failed) };

    [Theory]
    [InlineData(Sales, false)]
    [InlineData(Payable, true)]
    // Disguised by who passes it on.
    [InlineData("1f3870be@client.example", true)]
    public void A_complaint_is_the_debtors_unless_it_is_said_to_be_a_colleagues(string by, bool believed)
    {
        var known = new Correspondents(Payable, [Payable], [Sales]);
        Assert.Equal(believed, known.Believed(ReadMail.Of(Mails.Complaint(Mails.Decision, by)).Mail) is not null);
        Assert.NotNull(known.Believed(ReadMail.Of(Mails.Raw("arf_abuse")).Mail));
    }
}
