import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.ko.KoreanAnalyzer;
import org.apache.lucene.analysis.ko.KoreanNumberFilter;
import org.apache.lucene.analysis.ko.KoreanPartOfSpeechStopFilter;
import org.apache.lucene.analysis.ko.KoreanReadingFormFilter;
import org.apache.lucene.analysis.ko.KoreanTokenizer;
import org.apache.lucene.analysis.ko.KoreanTokenizer.DecompoundMode;
import org.apache.lucene.analysis.ko.POS;
import org.apache.lucene.analysis.ko.dict.UserDictionary;
import org.opensearch.common.settings.Settings;
import org.opensearch.index.IndexSettings;
import org.opensearch.index.analysis.AbstractIndexAnalyzerProvider;
import org.opensearch.index.analysis.AbstractTokenFilterFactory;
import org.opensearch.index.analysis.AbstractTokenizerFactory;
import org.opensearch.index.analysis.AnalyzerProvider;
import org.opensearch.index.analysis.TokenFilterFactory;
import org.opensearch.index.analysis.TokenizerFactory;
import org.opensearch.indices.analysis.AnalysisModule.AnalysisProvider;
import org.opensearch.plugins.AnalysisPlugin;
import org.opensearch.plugins.Plugin;

/** Lucene's Korean analysis under the names and settings of the plugin analysis-nori, which is not on Maven Central. */
public final class KoreanAnalysisPlugin extends Plugin implements AnalysisPlugin {
    @Override
    public Map<String, AnalysisProvider<AnalyzerProvider<? extends Analyzer>>> getAnalyzers() {
        return Map.of("nori", (index, environment, name, settings) -> new NoriAnalyzer(index, name, settings));
    }

    @Override
    public Map<String, AnalysisProvider<TokenizerFactory>> getTokenizers() {
        return Map.of("nori_tokenizer", (index, environment, name, settings) -> new NoriTokenizer(index, name, settings));
    }

    @Override
    public Map<String, AnalysisProvider<TokenFilterFactory>> getTokenFilters() {
        return Map.of(
            "nori_part_of_speech", (index, environment, name, settings) -> {
                Set<POS.Tag> stopped = stoppedTags(settings);
                return new Filter(index, name, settings, words -> new KoreanPartOfSpeechStopFilter(words, stopped));
            },
            "nori_readingform", (index, environment, name, settings) ->
                new Filter(index, name, settings, KoreanReadingFormFilter::new),
            "nori_number", (index, environment, name, settings) ->
                new Filter(index, name, settings, KoreanNumberFilter::new)
        );
    }

    private static UserDictionary dictionary(Settings settings) {
        List<String> rules = settings.getAsList("user_dictionary_rules");
        if (rules.isEmpty()) return null;
        try {
            return UserDictionary.open(new StringReader(String.join("\n", rules)));
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private static DecompoundMode mode(Settings settings) {
        return DecompoundMode.valueOf(settings.get("decompound_mode", "discard").toUpperCase(Locale.ROOT));
    }

    private static Set<POS.Tag> stoppedTags(Settings settings) {
        List<String> tags = settings.getAsList("stoptags", null);
        if (tags == null) return KoreanPartOfSpeechStopFilter.DEFAULT_STOP_TAGS;
        return tags.stream().map(POS::resolveTag).collect(Collectors.toSet());
    }

    private static final class NoriAnalyzer extends AbstractIndexAnalyzerProvider<KoreanAnalyzer> {
        private final KoreanAnalyzer analyzer;

        NoriAnalyzer(IndexSettings index, String name, Settings settings) {
            super(index, name, settings);
            analyzer = new KoreanAnalyzer(dictionary(settings), mode(settings), stoppedTags(settings), false);
        }

        @Override
        public KoreanAnalyzer get() {
            return analyzer;
        }
    }

    private static final class NoriTokenizer extends AbstractTokenizerFactory {
        private final UserDictionary dictionary;
        private final DecompoundMode mode;
        private final boolean withoutPunctuation;

        NoriTokenizer(IndexSettings index, String name, Settings settings) {
            super(index, settings, name);
            dictionary = dictionary(settings);
            mode = mode(settings);
            withoutPunctuation = settings.getAsBoolean("discard_punctuation", true);
        }

        @Override
        public Tokenizer create() {
            return new KoreanTokenizer(
                KoreanTokenizer.DEFAULT_TOKEN_ATTRIBUTE_FACTORY, dictionary, mode, false, withoutPunctuation);
        }
    }

    private static final class Filter extends AbstractTokenFilterFactory {
        private final UnaryOperator<TokenStream> filter;

        Filter(IndexSettings index, String name, Settings settings, UnaryOperator<TokenStream> filter) {
            super(index, name, settings);
            this.filter = filter;
        }

        @Override
        public TokenStream create(TokenStream words) {
            return filter.apply(words);
        }
    }
}
