using System.Buffers;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Recouvrement.Invoicing.Domain.Bulk;

namespace Recouvrement.Invoicing.Tests.Domain;

public sealed class BulkLineTests
{
    [Theory]
    [InlineData("""{"resource":"invoice","key":"FA-1","amountCents":1200}""", "invoice", "FA-1", """{"amountCents":1200}""")]
    [InlineData("""{ "a" : [1, {"key":2}] , "key" : "\u00c9", "b":null, "resource":"customer" }""", "customer", "É", """{"a" : [1, {"key":2}],"b":null}""")]
    [InlineData("""{"resource":"payment","key":"V-1"}""", "payment", "V-1", "{}")]
    [InlineData("""{}""", null, null, "{}")]
    public void Resource_and_key_are_taken_out_and_the_rest_is_left_as_it_is(string line, string? resource, string? key, string rest)
    {
        var (read, content) = Read(Encoding.UTF8.GetBytes(line));
        Assert.Equal((resource, key, null), (read.Resource, read.Key, read.Problem));
        Assert.Equal(rest, content);
    }

    [Theory]
    [InlineData("", null)]
    [InlineData("[]", null)]
    [InlineData("null", null)]
    [InlineData("""{"resource":"invoice","key":"1"} x""", null)]
    [InlineData("""{"resource":"invoice","key":"1"}{}""", null)]
    [InlineData("""{"resource":"invoice","key":"1",}""", null)]
    [InlineData("""{"resource":"invoice","key":"1" """, null)]
    [InlineData("""{'resource':'invoice'}""", null)]
    [InlineData("""{"resource":"invoice",/* no */"key":"1"}""", null)]
    [InlineData("""{"resource":"invoice","key":"\ud83d"}""", null)]
    [InlineData("""{"resource":"invoice","key":1}""", "key")]
    [InlineData("""{"resource":null,"key":"1"}""", "resource")]
    [InlineData("""{"resource":"invoice","key":"1","key":"2"}""", "key")]
    [InlineData("""{"resource":"invoice","key":"1","a":[[[[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]]]}""", null)]
    public void A_line_that_is_no_such_object_is_told_why(string line, string? field)
    {
        var problem = Read(Encoding.UTF8.GetBytes(line)).Line.Problem;
        Assert.NotNull(problem);
        Assert.Equal(field, problem.Value.Field);
    }

    [Fact]
    public void Bytes_that_are_no_text_are_told_so() => Assert.Equal("The line is not UTF-8.", Read([(byte)'{', (byte)'"', 0xE9, (byte)'"', (byte)':', (byte)'1', (byte)'}']).Line.Problem?.Reason);

    [Fact]
    public void Whatever_the_bytes_it_answers() => Prop.ForAll(ArbMap.Default.ArbFor<byte[]>(), bytes => Read(bytes).Line is { Problem: null } or { Problem: { Reason.Length: > 0 } }).QuickCheckThrowOnFailure();

    static (BulkLine Line, string Content) Read(byte[] utf8)
    {
        var content = new ArrayBufferWriter<byte>();
        return (BulkLine.Read(utf8, content), Encoding.UTF8.GetString(content.WrittenSpan));
    }
}
