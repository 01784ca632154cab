import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.IntPoint;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.facet.FacetsCollector;
import org.apache.lucene.facet.FacetsConfig;
import org.apache.lucene.facet.sortedset.DefaultSortedSetDocValuesReaderState;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesFacetCounts;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesFacetField;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesReaderState;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.queryparser.classic.MultiFieldQueryParser;
import org.apache.lucene.queryparser.classic.QueryParser;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;

/** The same archive in Lucene: index FOLDER DUMP THREADS [--merge] | search FOLDER QUERIES [--facets]. */
public final class LuceneLoop {
    private static final Map<String, String> KINDS =
            Map.of("persons", "person:", "orgs", "org:", "places", "place:", "topics", "topic:");
    private static final FacetsConfig FACETS = new FacetsConfig();

    public static void main(String[] words) throws Exception {
        FACETS.setMultiValued("entity", true);
        List<String> rest = List.of(words).subList(3, words.length);
        try (Directory folder = FSDirectory.open(Path.of(words[1]))) {
            if (words[0].equals("index")) {
                index(folder, Path.of(words[2]), Integer.parseInt(rest.get(0)), rest.contains("--merge"));
            } else {
                search(folder, Path.of(words[2]), rest.contains("--facets"));
            }
        }
    }

    private static Document document(String line) throws Exception {
        JsonObject news = JsonParser.parseString(line).getAsJsonObject();
        Document document = new Document();
        String date = text(news, "date");
        document.add(new StringField("id", text(news, "id"), Field.Store.YES));
        document.add(new TextField("title", text(news, "title"), Field.Store.YES));
        document.add(new TextField("body", text(news, "body"), Field.Store.YES));
        document.add(new StoredField("date", date));
        if (date.length() >= 10) document.add(new IntPoint("day", Integer.parseInt(date.substring(0, 10).replace("-", ""))));
        for (Map.Entry<String, String> kind : KINDS.entrySet()) {
            if (!news.has(kind.getKey())) continue;
            for (JsonElement name : news.getAsJsonArray(kind.getKey())) {
                if (name.getAsString().isEmpty()) continue;
                String entity = kind.getValue() + name.getAsString();
                document.add(new StringField("entity", entity, Field.Store.NO));
                document.add(new SortedSetDocValuesFacetField("entity", entity));
            }
        }
        return FACETS.build(document);
    }

    private static String text(JsonObject news, String key) {
        return news.has(key) ? news.get(key).getAsString() : "";
    }

    private static void index(Directory folder, Path dump, int threads, boolean merge) throws Exception {
        IndexWriterConfig config = new IndexWriterConfig(new EnglishAnalyzer());
        config.setOpenMode(IndexWriterConfig.OpenMode.CREATE).setRAMBufferSizeMB(512);
        AtomicReference<Exception> failure = new AtomicReference<>();
        try (IndexWriter writer = new IndexWriter(folder, config); Stream<String> lines = Files.lines(dump)) {
            var next = lines.iterator();
            Runnable work = () -> {
                List<String> batch = new ArrayList<>();
                try {
                    do {
                        batch.clear();
                        synchronized (next) {
                            while (batch.size() < 100 && next.hasNext()) batch.add(next.next());
                        }
                        for (String line : batch) writer.addDocument(document(line));
                    } while (!batch.isEmpty());
                } catch (Exception error) {
                    failure.set(error);
                }
            };
            List<Thread> workers = new ArrayList<>();
            for (int i = 0; i < threads; i++) workers.add(new Thread(work));
            workers.forEach(Thread::start);
            for (Thread worker : workers) worker.join();
            if (failure.get() != null) throw failure.get();
            writer.commit();
            if (merge) writer.forceMerge(1);
        }
    }

    private static void search(Directory folder, Path queries, boolean facets) throws Exception {
        List<String> lines = Files.readAllLines(queries);
        try (DirectoryReader reader = DirectoryReader.open(folder)) {
            IndexSearcher searcher = new IndexSearcher(reader);
            SortedSetDocValuesReaderState values = facets ? new DefaultSortedSetDocValuesReaderState(reader) : null;
            int hits = 0;
            double mean = 0;
            // The compiler of the virtual machine has seen the code by the last of so many rounds.
            for (int round = 0; round < 30; round++) {
                hits = 0;
                long start = System.nanoTime();
                for (String line : lines) hits += ask(searcher, values, line.split("\t"));
                mean = (System.nanoTime() - start) / 1e6 / lines.size();
            }
            System.out.printf("%d queries hits %d mean %.4f ms%n", lines.size(), hits, mean);
        }
    }

    private static int ask(IndexSearcher searcher, SortedSetDocValuesReaderState values, String[] asked) throws Exception {
        MultiFieldQueryParser parser = new MultiFieldQueryParser(
                new String[] {"title", "body"}, new EnglishAnalyzer(), Map.of("title", 5f, "body", 1f));
        parser.setDefaultOperator(QueryParser.Operator.AND);
        BooleanQuery.Builder query = new BooleanQuery.Builder().add(parser.parse(asked[0]), Occur.MUST);
        if (!asked[1].equals("-"))
            query.add(IntPoint.newRangeQuery("day", Integer.parseInt(asked[1]), Integer.parseInt(asked[2])), Occur.FILTER);
        if (!asked[3].equals("-")) query.add(new TermQuery(new Term("entity", asked[3])), Occur.FILTER);
        TopDocs best;
        if (values == null) {
            best = searcher.search(query.build(), 10);
        } else {
            FacetsCollector matches = new FacetsCollector();
            best = FacetsCollector.search(searcher, query.build(), 10, matches);
            new SortedSetDocValuesFacetCounts(values, matches).getTopChildren(10, "entity");
        }
        int hits = 0;
        for (ScoreDoc hit : best.scoreDocs) hits += searcher.doc(hit.doc).get("body").isEmpty() ? 0 : 1;
        return hits;
    }
}
