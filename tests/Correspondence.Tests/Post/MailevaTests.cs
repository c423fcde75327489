using System.Text;
using Microsoft.AspNetCore.Http;
using Recouvrement.Correspondence.Domain.Messages;
using Recouvrement.Correspondence.Post;
using Recouvrement.Correspondence.Post.Maileva;
using Xunit;

namespace Recouvrement.Correspondence.Tests.Post;

/// <summary>What the published words of Maileva mean here.</summary>
public sealed class MailevaTests
{
    static readonly DateTimeOffset Noon = new(2026, 3, 17, 12, 0, 0, TimeSpan.Zero);
    static readonly DateOnly Day = new(2026, 3, 17);

    [Theory]
    [InlineData("LP01", "Deposited")]
    [InlineData("LP08", "NoticeLeft")]
    [InlineData("LP09", "FirstPresented,NoticeLeft")]
    [InlineData("LP10", "FirstPresented")]
    [InlineData("LP15", "Delivered")]
    [InlineData("LP16", "Delivered")]
    [InlineData("LP17", "Returned")]
    [InlineData("LP19", "Unclaimed")]
    [InlineData("LP20", "UnknownAddress")]
    [InlineData("LP21", "UnknownAddress")]
    [InlineData("LP22", "Refused")]
    [InlineData("LP28", "Delivered")]
    [InlineData("LP03", "")]
    [InlineData("LP18", "")]
    public void Each_published_code_is_the_state_it_names_or_none(string code, string states)
    {
        var (told, unread) = MailevaStates.Of(Addressee(new DeliveryStatus(Noon, code, null)));
        Assert.Equal(states, string.Join(',', told.OrderBy(r => r.State.Rank()).Select(r => r.State)));
        Assert.All(told, r => Assert.Equal(Day, r.On));
        Assert.Empty(unread);
    }

    [Theory]
    [InlineData("LP00")]
    [InlineData("LP24")]
    [InlineData("LP25")]
    [InlineData("LP99")]
    public void A_word_that_nobody_knows_is_kept_and_not_guessed(string code)
    {
        var (told, unread) = MailevaStates.Of(Addressee(new DeliveryStatus(Noon, code, null)));
        Assert.Empty(told);
        Assert.Equal([new UnreadState(code, Day)], unread);
    }

    [Theory]
    [InlineData("N02", CarrierState.UnknownAddress)]
    [InlineData("N03", CarrierState.Unclaimed)]
    [InlineData("N05", CarrierState.Refused)]
    [InlineData("N07", CarrierState.UnknownAddress)]
    public void What_came_back_says_why(string reason, CarrierState state) =>
        Assert.Equal([new CarrierReport(state, Day)], MailevaStates.Of(Addressee() with { UndeliveredMailReason = reason, UndeliveredMailDate = Noon }).States);

    [Fact]
    public void A_state_that_several_words_tell_is_of_the_first_day() =>
        Assert.Equal([new CarrierReport(CarrierState.Unclaimed, Day)], MailevaStates.Of(
            Addressee(new DeliveryStatus(Noon, "LP19", null)) with { UndeliveredMailReason = "N03", UndeliveredMailDate = Noon.AddDays(4) }).States);

    [Fact]
    public void A_day_is_one_in_Paris() =>
        Assert.Equal(Day.AddDays(1), Assert.Single(MailevaStates.Of(Addressee(new DeliveryStatus(new(2026, 3, 17, 23, 30, 0, TimeSpan.Zero), "LP15", null))).States).On);

    [Fact]
    public void A_sending_that_was_turned_away_after_all_is_shown() =>
        Assert.Equal([new UnreadState("REJECTED", null)], MailevaStates.Of(Addressee() with { Status = "REJECTED" }).Unread);

    [Theory]
    [InlineData("Menuiserie Bôchard", "3 rue du Tilleul", "Menuiserie Bôchard|||3 rue du Tilleul||21000 Dijon")]
    [InlineData("Menuiserie Bôchard", "Mme Élise Bôchard, 3 rue du Tilleul", "Menuiserie Bôchard||Mme Élise Bôchard|3 rue du Tilleul||21000 Dijon")]
    [InlineData("Menuiserie Bôchard", "Mme Élise Bôchard, Bât. B, 3 rue du Tilleul", "Menuiserie Bôchard|Mme Élise Bôchard|Bât. B|3 rue du Tilleul||21000 Dijon")]
    [InlineData("Menuiserie Bôchard", "Mme Élise Bôchard, Bât. B, 3 rue du Tilleul, BP 12", "Menuiserie Bôchard|Mme Élise Bôchard|Bât. B|3 rue du Tilleul|BP 12|21000 Dijon")]
    [InlineData("Société d'exploitation des carrières et sablières de la Côte", "3 rue du Tilleul", "Société d'exploitation des carrières|et sablières de la Côte||3 rue du Tilleul||21000 Dijon")]
    public void An_address_is_six_lines_of_thirty_eight_characters(string name, string address, string lines) =>
        Assert.Equal(lines, string.Join('|', MailevaAddress.Of(new(name, address, "21000", "Dijon", "FR"))!));

    [Theory]
    [InlineData("Menuiserie", "a, b, c, d, e")]
    [InlineData("Xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", "3 rue du Tilleul")]
    public void An_address_that_does_not_fit_is_never_cut(string name, string address) => Assert.Null(MailevaAddress.Of(new(name, address, "21000", "Dijon", "FR")));

    [Theory]
    [InlineData("maileva", "secret", typeof(WebhookCall.News))]
    [InlineData("maileva", "wrong", typeof(WebhookCall.Forged))]
    [InlineData("other", "secret", typeof(WebhookCall.Forged))]
    [InlineData("", "", typeof(WebhookCall.Forged))]
    public void A_call_is_from_there_by_the_password_we_gave(string login, string password, Type call)
    {
        var headers = new HeaderDictionary { ["Authorization"] = "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{login}:{password}")) };
        Assert.IsType(call, MailevaWebhook.Read(new() { WebhookPassword = "secret" }, headers, Encoding.UTF8.GetBytes("""{"event_date":"2017-10-02T10:23:31.137Z","resource_custom_id":"order1234"}""")));
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("""{"event_date":17}""")]
    [InlineData("""{"event_type":"ON_STATUS_ACCEPTED"}""")]
    [InlineData("\u00ff\u00fe{")]
    public void A_call_that_makes_no_sense_is_unreadable(string body)
    {
        var headers = new HeaderDictionary { ["Authorization"] = "Basic " + Convert.ToBase64String("maileva:secret"u8) };
        Assert.IsType<WebhookCall.Unreadable>(MailevaWebhook.Read(new() { WebhookPassword = "secret" }, headers, Encoding.Latin1.GetBytes(body)));
    }

    [Fact]
    public void Without_a_password_no_call_is_taken() => Assert.IsType<WebhookCall.NotSetUp>(MailevaWebhook.Read(new(), new HeaderDictionary(), ReadOnlyMemory<byte>.Empty));

    static Recipient Addressee(params DeliveryStatus[] scans) => new(null, "a", null, null, null, null, "21000 Dijon", "FR") { DeliveryStatuses = scans };
}
