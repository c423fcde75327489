using System.Text;
using Recouvrement.Platform.EventStore;

namespace Recouvrement.Platform.Tests.EventStore;

/// <summary>Vectors of RFC 8785 and of its author's test data; those with fractions are refused here, because events hold integers only.</summary>
public sealed class CanonicalJsonTests
{
    [Theory]
    [InlineData("""[ 56, { "d": true, "10": null, "1": [ ] } ]""", """[56,{"1":[],"10":null,"d":true}]""")]
    [InlineData(
        """{ "peach": "This sorting order", "péché": "is wrong according to French", "pêche": "but canonicalization MUST", "sin": "ignore locale" }""",
        """{"peach":"This sorting order","péché":"is wrong according to French","pêche":"but canonicalization MUST","sin":"ignore locale"}""")]
    [InlineData(
        """{ "1": {"f": {"f": "hi","F": 5} ,"\n": 56}, "10": { }, "": "empty", "a": { }, "111": [ {"e": "yes","E": "no" } ], "A": { } }""",
        """{"":"empty","1":{"\n":56,"f":{"F":5,"f":"hi"}},"10":{},"111":[{"E":"no","e":"yes"}],"A":{},"a":{}}""")]
    [InlineData("""{ "Unnormalized Unicode":"A\u030a" }""", "{\"Unnormalized Unicode\":\"A\u030a\"}")]
    [InlineData("""{ "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/", "literals": [null, true, false] }""", """{"literals":[null,true,false],"string":"€$\u000f\nA'B\"\\\\\"/"}""")]
    [InlineData(
        """{ "\u20ac": "Euro Sign", "\r": "Carriage Return", "\ufb33": "Hebrew Letter Dalet With Dagesh", "1": "One", "\ud83d\ude00": "Emoji: Grinning Face", "\u0080": "Control", "\u00f6": "Latin Small Letter O With Diaeresis" }""",
        "{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\u0080\":\"Control\",\"ö\":\"Latin Small Letter O With Diaeresis\",\"€\":\"Euro Sign\",\"😀\":\"Emoji: Grinning Face\",\"\ufb33\":\"Hebrew Letter Dalet With Dagesh\"}")]
    [InlineData("""{ "</script>": "Browser Challenge", "control": "\u007f\b\t\f\r\u001f" }""", "{\"</script>\":\"Browser Challenge\",\"control\":\"\u007f\\b\\t\\f\\r\\u001f\"}")]
    [InlineData(" [ 0, -0, -1, 9007199254740991, -9007199254740991 ] ", "[0,0,-1,9007199254740991,-9007199254740991]")]
    [InlineData("""{"a" :1}""", """{"a":1}""")]
    [InlineData("""{"a": 1}""", """{"a":1}""")]
    [InlineData("""{"a":1} """, """{"a":1}""")]
    [InlineData("""{"a":1 }""", """{"a":1}""")]
    [InlineData("""{"a":1 ,"b":[1, 2]}""", """{"a":1,"b":[1,2]}""")]
    [InlineData("""{"a":{"d":1,"c":2},"b":1}""", """{"a":{"c":2,"d":1},"b":1}""")]
    [InlineData("""{"":1,"a":[{"b":1},{"a":2}],"b":-0}""", """{"":1,"a":[{"b":1},{"a":2}],"b":0}""")]
    [InlineData("null", "null")]
    [InlineData(""" "a" """, "\"a\"")]
    public void A_text_has_one_form(string any, string canonical)
    {
        Assert.Equal(canonical, Canonical(any));
        Assert.Equal(canonical, Canonical(canonical));
    }

    [Theory]
    [InlineData("1.5")]
    [InlineData("1.0")]
    [InlineData("1e2")]
    [InlineData("9007199254740992")]
    [InlineData("-9007199254740992")]
    [InlineData("""{"amount": 333333333.33333329}""")]
    public void A_number_that_readers_may_round_is_refused(string json) =>
        Assert.Contains("integers below 2^53", Assert.Throws<NotSupportedException>(() => Canonical(json)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("""{"name": "a\u0000b"}""", "NUL")]
    [InlineData("""{"a\u0000b": 1}""", "NUL")]
    [InlineData("""{"name": "\ud800"}""", "surrogate")]
    [InlineData("""{"name": "\udc00\ud800"}""", "surrogate")]
    [InlineData("""{"\ud800": 1}""", "surrogate")]
    [InlineData("""{"name": 1, "name": 2}""", "twice")]
    public void What_jsonb_would_refuse_or_lose_is_refused_first(string json, string reason) =>
        Assert.Contains(reason, Assert.Throws<NotSupportedException>(() => Canonical(json)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData('\0', "NUL")]
    [InlineData('\ud800', "surrogate")]
    [InlineData('\ude00', "surrogate")]
    public void A_fact_with_a_text_that_cannot_be_stored_is_refused_with_its_reason(char bad, string reason)
    {
        var text = $"before {bad} after";
        Assert.Contains(reason, Assert.Throws<NotSupportedException>(() => EventNames<ProbeEvent>.Write(new ProbeEvent.Whispered(text))).Message, StringComparison.Ordinal);
        using var json = new CanonicalJson();
        Assert.Contains(reason, Assert.Throws<NotSupportedException>(() => json.Text(text)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_other_text_is_stored_as_it_is()
    {
        const string text = "naïve 😀 \u0001 \" \\ / \u2028 </script> \uffff";
        var stored = Stored.As(EventNames<ProbeEvent>.Write(new ProbeEvent.Whispered(text)));
        Assert.Equal(new ProbeEvent.Whispered(text), new EventNames<ProbeEvent>().Read(stored));
    }

    static string Canonical(string json) => Encoding.UTF8.GetString(CanonicalJson.Of(Encoding.UTF8.GetBytes(json)));
}
