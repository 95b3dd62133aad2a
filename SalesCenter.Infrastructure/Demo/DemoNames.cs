using System.Globalization;

namespace SalesCenter.Infrastructure.Demo;

/// <summary>Names and numbers of people who do not exist.</summary>
internal static class DemoNames
{
    private const string Surnames = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董潘袁蔡蒋余";
    private const string Given = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉萍红玲芬燕彬凯浩宇轩梓涵怡佳欣子墨雨晨思远";

    private const string Region = "999999", CheckDigits = "10X98765432";
    private static readonly int[] Weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

    /// <summary>A name of two or three characters.</summary>
    public static string Name(Random random) =>
        string.Create(CultureInfo.InvariantCulture, $"{Any(Surnames, random)}{Any(Given, random)}{(random.Next(3) == 0 ? "" : Any(Given, random))}");

    /// <summary>The n-th number of a block that is easy to recognise as made up.</summary>
    public static string Phone(int n) => string.Create(CultureInfo.InvariantCulture, $"1380000{n:0000}");

    /// <summary>An ID number of a region that does not exist.</summary>
    public static string IdNumber(Random random)
    {
        var digits = string.Create(CultureInfo.InvariantCulture, $"{Region}{new DateOnly(1965, 1, 1).AddDays(random.Next(14_000)):yyyyMMdd}{random.Next(1_000):000}");
        return digits + CheckDigits[Weights.Select((weight, place) => weight * (digits[place] - '0')).Sum() % CheckDigits.Length];
    }

    private static char Any(string characters, Random random) => characters[random.Next(characters.Length)];
}
