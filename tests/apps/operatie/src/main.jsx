import { createRoot } from "react-dom/client";
import Bad from "./Bad.jsx";
import Good from "./Good.jsx";

const root = document.getElementById("app");
createRoot(root).render(root.dataset.variant === "goed" ? <Good /> : <Bad />);
